shell-missing-title = There is nothing here
shell-missing-lead = The address may be mistyped, or the page belongs to somebody else. An order opens with its number and the e-mail address it was placed with.
shell-missing-home = Find my order
shell-broken-title = We could not do that just now
shell-broken-lead = Something on our side did not answer. Nothing you entered was half saved. Please try again in a minute.
shell-broken-incident = If it keeps happening, tell us this number: { $incident }
