shell-missing-title = Hier ist nichts
shell-missing-lead = Vielleicht ist die Adresse vertippt, oder die Seite gehört jemand anderem. Eine Bestellung öffnet sich mit ihrer Nummer und der E-Mail-Adresse, mit der sie aufgegeben wurde.
shell-missing-home = Meine Bestellung finden
shell-broken-title = Das ging gerade nicht
shell-broken-lead = Etwas bei uns hat nicht geantwortet. Nichts von Ihren Eingaben wurde halb gespeichert. Bitte versuchen Sie es in einer Minute noch einmal.
shell-broken-incident = Wenn es wieder geschieht, nennen Sie uns diese Nummer: { $incident }
