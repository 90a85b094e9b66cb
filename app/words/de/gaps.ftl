# Wo die Linie reißt.
gaps-title = Wo die Linie reißt
gaps-lead = Was wir versprachen, was geschah, was Menschen empfanden. { $period }. { $promises } Versprechen.
gaps-period = Zeitraum
gaps-period-28d = Letzte 28 Tage
gaps-period-90d = Letzte 90 Tage
gaps-period-12m = Letzte 12 Monate
gaps-period-all = Alles
gaps-period-own = { $from } bis { $to }
gaps-period-choose = Daten unten
gaps-from = Von
gaps-to = Bis
gaps-by = Getrennt nach
gaps-by-none = nichts
gaps-by-month = Monat
gaps-by-week = Woche
gaps-by-carrier = Paketdienst
gaps-by-region = Region
gaps-by-country = Land
gaps-by-channel = Kanal
gaps-by-store = Filiale
gaps-by-product = Produkt
gaps-by-category = Warengruppe
gaps-show = Zeigen
gaps-empty = In dieser Zeit war nichts fällig
gaps-empty-detail = Wählen Sie einen längeren Zeitraum.
gaps-empty-all = Alles zeigen
gaps-nothing = Noch wurde nichts versprochen
gaps-nothing-detail = Die erste Bestellung mit einem Versprechen beginnt die Linie.

gaps-chart = Wie Menschen den Weg empfanden, von 1 bis 5; die Linie reißt, wo Versprechen brachen. Die Tabelle darunter sagt dasselbe in Zahlen.
gaps-phase-buy = Kauf
gaps-phase-own = Besitz
gaps-phase-advocate = Empfehlung
gaps-point-ordered = bestellt
gaps-point-handed-over = übergeben
gaps-point-in-time = pünktlich zugestellt
gaps-point-too-late = zu spät oder nie
gaps-point-in-hand = angekommen
gaps-point-rated = bewertet
gaps-chart-gap = { $share } gebrochen

gaps-kind-dispatch-by = An den Paketdienst übergeben
gaps-kind-deliver-by = Paket angekommen
gaps-kind-first-reply-by = Erste Antwort
gaps-kind-next-reply-by = Nächste Antwort
gaps-kind-resolve-by = Gelöst
gaps-kind-collect-by = Rücksendung holen
gaps-kind-refund-by = Geld zurück
gaps-kind-withdrawal-refund-by = Geld zurück nach Widerruf
gaps-kind-replacement-by = Ersatz angekommen
gaps-kind-review-reply-by = Antwort auf eine Bewertung
gaps-kind-reward-by = Prämie erteilt
gaps-where-dispatch-by = Kauf
gaps-where-deliver-by = Kauf → Besitz
gaps-where-first-reply-by = Besitz
gaps-where-next-reply-by = Besitz
gaps-where-resolve-by = Besitz
gaps-where-collect-by = Besitz
gaps-where-refund-by = Besitz
gaps-where-withdrawal-refund-by = Besitz
gaps-where-replacement-by = Besitz
gaps-where-review-reply-by = Empfehlung
gaps-where-reward-by = Empfehlung
gaps-term-date = bis zum gezeigten Tag
gaps-term-working-days =
    { $count ->
        [one] 1 Arbeitstag
       *[other] { $count } Arbeitstage
    }
gaps-term-working-hours =
    { $count ->
        [one] 1 Arbeitsstunde
       *[other] { $count } Arbeitsstunden
    }
gaps-term-hours =
    { $count ->
        [one] 1 Stunde
       *[other] { $count } Stunden
    }
gaps-term-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
gaps-column-kind = Berührungspunkt
gaps-column-promised = Versprochen
gaps-column-half = Die Hälfte
gaps-column-tenth = 1 von 10 wartete
gaps-column-kept = Gehalten
gaps-column-felt = Empfunden
gaps-column-trend = Verlauf
gaps-column-people = Gebrochen
gaps-column-made = Versprochen
gaps-half = { $early } oder eher
gaps-tenth = { $late } oder mehr
gaps-tenth-none = pünktlich
gaps-waiting = noch nicht da
gaps-interval = { $low } bis { $high }
gaps-too-few = zu wenige
gaps-felt-against = gegen { $kept }, wenn gehalten
gaps-broken =
    { $count ->
        [one] { $shown } Versprechen
       *[other] { $shown } Versprechen
    }
gaps-never = davon { $shown } noch nicht eingelöst
gaps-open = { $shown } noch offen
gaps-trend-weeks = gehalten, nach Wochen
gaps-trend-months = gehalten, nach Monaten
gaps-unknown = nicht bekannt
gaps-several = mehrere Paketdienste
gaps-week = Woche { $week }, { $year }
gaps-rest =
    { $count ->
        [one] Bei einem weiteren brachen weniger Versprechen.
       *[other] Bei { $count } weiteren brachen weniger Versprechen.
    }
gaps-caption = { $kind }, nach { $group }

gaps-people-lead = { $made } Versprechen, { $kept } gehalten, { $broken } gebrochen. { $period }.
gaps-people-lead-of = { $group }: { $made } Versprechen, { $kept } gehalten, { $broken } gebrochen. { $period }.
gaps-people = Menschen
gaps-back = Alle Berührungspunkte
gaps-became-all = alle
gaps-became-broken = gebrochen
gaps-became-broken-unsettled = noch nicht eingelöst
gaps-became-kept = gehalten
gaps-became-open = offen
gaps-became-waived = entfallen
gaps-people-none = Niemand hier
gaps-people-none-detail = Aus keinem Versprechen dieser Art wurde das in dieser Zeit.
gaps-people-more = Mehr Menschen
gaps-column-customer = Kunde
gaps-column-order = Bestellung
gaps-column-due = Versprochen
gaps-column-happened = Was geschah
gaps-column-score = Sagte
gaps-figures-only = Wer sie sind, sehen nur die, die sich um sie kümmern.

# Übergänge: von einem Berührungspunkt zum nächsten.
gaps-over-title = Übergänge
gaps-over-lead = Von einem Berührungspunkt zum nächsten: wie lange der ganze Weg dauerte, der in dieser Zeit begann, und wer nie ankam.
gaps-over-column = Übergang
gaps-over-column-began = Begonnen
gaps-over-column-half = Die Hälfte kam an in
gaps-over-column-tenth = 1 von 10 brauchte
gaps-over-column-dropped = Nie angekommen
gaps-over-column-promised = Gegen das Versprechen
gaps-over-column-channel = Kanal gewechselt
gaps-over-column-felt = Gesagt davor → danach
gaps-over-where-own-advocate = Besitz → Empfehlung
gaps-over-on-the-way = { $shown } unterwegs
gaps-over-called-off = { $shown } abgesagt
gaps-over-not-there = { $shown } nicht da
gaps-over-silent = { $shown } sagten nichts
gaps-over-no-promise = nichts versprochen
gaps-over-promised = versprochen: { $length }
gaps-over-half-gap = die Hälfte { $early } oder eher
gaps-over-of = { $switched } von { $known }
gaps-over-felt = { $before } → { $after }
gaps-over-people-lead = { $began } begonnen, { $arrived } angekommen, { $dropped } nie angekommen. { $period }.
gaps-over-people-none = In dieser Zeit steht hier niemand.
gaps-over-stood-dropped-off = nie angekommen
gaps-over-stood-on-the-way = unterwegs
gaps-over-stood-arrived = angekommen
