# The staff door, and the day's work.
staff-sign-in-title = Sign in
staff-sign-in-lead = For people who work at { $shop }.
staff-sign-in-email = E-mail
staff-sign-in-password = Password
staff-sign-in-button = Sign in
staff-sign-in-wrong = This address and this password do not fit together. Check both and try again.
staff-sign-in-too-often =
    { $minutes ->
        [one] Too many tries. The next one counts in a minute.
       *[other] Too many tries. The next one counts in { $minutes } minutes.
    }
staff-signed-in = Signed in as { $name }, { $role }
staff-role-agent = care agent
staff-role-store = store
staff-role-marketer = marketer
staff-role-analyst = analyst
staff-role-admin = admin

today-title = Today
today-heading-risk =
    { $count ->
        [one] One promise is at risk
       *[other] { $count } promises are at risk
    }
today-heading-broken =
    { $count ->
        [one] One promise is past due
       *[other] { $count } promises are past due
    }
today-heading-due =
    { $count ->
        [one] Nothing at risk, one promise due today
       *[other] Nothing at risk, { $count } promises due today
    }
today-heading-calm = Nothing is at risk
today-lead = As of { $time }. Past due: { $broken }. Due later today: { $due }. Parcels a customer misses: { $missed }.
today-risk = At risk
today-risk-none = Nothing at risk
today-risk-none-detail = No promise is due soon, and none was told for a later time.
today-broken = Past due
today-due = Due later today
today-missed = Said to be delivered, and not there
today-column-customer = Customer
today-column-promise = We promised
today-column-state = How it stands
today-column-parcel = The parcel says
today-column-said = The customer says
today-unnamed = no name
today-late-so-far = { $late } so far
today-due-in = due { $in }
today-revised = now { $by }
today-told = told { $ago }
today-not-told = not told yet
today-parcel-none = no parcel yet
today-parcel-says = { $carrier }: { $status }
today-parcel-silent = { $carrier }: nothing yet
today-denied = “I do not have it”, { $ago }
today-delivered = { $carrier }: delivered { $day }
today-all-broken = All promises past due
today-shown = The first { $shown } of { $total }
today-shown-uncounted = The first { $shown } of more than { $total }
today-figures-only = Names and orders are for the people who care for them. These are the counts.
