# Der Eingang für das Team und die Arbeit des Tages.
staff-sign-in-title = Anmelden
staff-sign-in-lead = Für alle, die bei { $shop } arbeiten.
staff-sign-in-email = E-Mail
staff-sign-in-password = Passwort
staff-sign-in-button = Anmelden
staff-sign-in-wrong = Diese Adresse und dieses Passwort passen nicht zusammen. Prüfen Sie beide und versuchen Sie es noch einmal.
staff-sign-in-too-often =
    { $minutes ->
        [one] Zu viele Versuche. Der nächste zählt in einer Minute.
       *[other] Zu viele Versuche. Der nächste zählt in { $minutes } Minuten.
    }
staff-signed-in = Angemeldet: { $name }, { $role }
staff-role-agent = Kundendienst
staff-role-store = Filiale
staff-role-marketer = Marketing
staff-role-analyst = Auswertung
staff-role-admin = Verwaltung

today-title = Heute
today-heading-risk =
    { $count ->
        [one] Ein Versprechen ist in Gefahr
       *[other] { $count } Versprechen sind in Gefahr
    }
today-heading-broken =
    { $count ->
        [one] Ein Versprechen ist überfällig
       *[other] { $count } Versprechen sind überfällig
    }
today-heading-due =
    { $count ->
        [one] Nichts in Gefahr, ein Versprechen heute fällig
       *[other] Nichts in Gefahr, { $count } Versprechen heute fällig
    }
today-heading-calm = Nichts ist in Gefahr
today-lead = Stand { $time }. Überfällig: { $broken }. Heute noch fällig: { $due }. Vermisste Pakete: { $missed }.
today-risk = In Gefahr
today-risk-none = Nichts in Gefahr
today-risk-none-detail = Kein Versprechen ist bald fällig, und keines wurde auf später verlegt.
today-broken = Überfällig
today-due = Heute noch fällig
today-missed = Als zugestellt gemeldet und nicht da
today-column-customer = Kunde
today-column-promise = Versprochen
today-column-state = So steht es
today-column-parcel = Das Paket sagt
today-column-said = Der Kunde sagt
today-unnamed = ohne Namen
today-late-so-far = bis jetzt { $late }
today-due-in = fällig { $in }
today-revised = jetzt { $by }
today-told = mitgeteilt { $ago }
today-not-told = noch nicht mitgeteilt
today-parcel-none = noch kein Paket
today-parcel-says = { $carrier }: { $status }
today-parcel-silent = { $carrier }: noch nichts
today-denied = „Ich habe es nicht“, { $ago }
today-delivered = { $carrier }: zugestellt { $day }
today-all-broken = Alle überfälligen Versprechen
today-shown = Die ersten { $shown } von { $total }
today-shown-uncounted = Die ersten { $shown } von mehr als { $total }
today-figures-only = Namen und Bestellungen sehen nur, wer sich um sie kümmert. Dies sind die Zahlen.
