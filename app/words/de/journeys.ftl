# Wege, wie das Team sie liest.
journeys-title = Wege
journeys-lead = Alles, was mit einem Kunden geschah, auf einer Linie.
journeys-search = Name, E-Mail, Bestell- oder Sendungsnummer
journeys-search-button = Suchen
journeys-latest = Wo zuletzt etwas geschah
journeys-found = Gefunden für „{ $query }“
journeys-none = Niemand passt zu „{ $query }“
journeys-none-detail = Der Anfang eines Namens genügt. Adressen, Bestell- und Sendungsnummern müssen ganz sein.
journeys-nobody = Noch kein Weg
journeys-nobody-detail = Die erste Bestellung bringt den ersten.
journeys-more = Mehr
journeys-column-customer = Kunde
journeys-column-orders = Bestellungen
journeys-column-latest = Neueste Bestellung
journeys-column-promises = Versprechen
journeys-open =
    { $count ->
        [one] eines offen
       *[other] { $count } offen
    }
journeys-past-due =
    { $count ->
        [one] eines überfällig
       *[other] { $count } überfällig
    }
journeys-no-promise = nichts offen
journeys-forgotten = jemand, der vergessen werden wollte

journey-since = Kunde seit { $month }
journey-orders =
    { $count ->
        [0] keine Bestellung
        [one] eine Bestellung
       *[other] { $count } Bestellungen
    }
journey-reads = liest { $language }
journey-forgotten = Wollte vergessen werden, { $day }. Was geschah, bleibt, ohne Namen.
journey-badge-open =
    { $count ->
        [one] 1 Versprechen offen
       *[other] { $count } Versprechen offen
    }
journey-badge-next =
    { $count ->
        [one] 1 Versprechen offen, fällig { $in }
       *[other] { $count } Versprechen offen, das nächste fällig { $in }
    }
journey-badge-gaps =
    { $count ->
        [one] 1 Lücke
       *[other] { $count } Lücken
    }
journey-line = Was geschah, das Älteste zuerst
journey-earlier = Was davor geschah
journey-latest = Zurück zum Neuesten
journey-empty = Hier passt nichts
journey-empty-detail = Wählen Sie oben weniger aus, dann ist die Linie wieder da.
journey-filter-stage = Phase
journey-filter-channel = Kanal
journey-filter-order = Bestellung
journey-filter-all = alle
journey-filter-show = Zeigen
journey-silence = dann { $span } nichts
journey-silence-now = seitdem nichts, seit { $span }
journey-learnt = wir erfuhren es { $when }
journey-see = Ansehen
journey-score = { $score } von 5

journey-kind-dispatch-by = Übergabe an den Paketdienst
journey-kind-deliver-by = Zustellung
journey-kind-first-reply-by = Erste Antwort
journey-kind-next-reply-by = Nächste Antwort
journey-kind-resolve-by = Lösung
journey-kind-collect-by = Abholung
journey-kind-refund-by = Erstattung
journey-kind-withdrawal-refund-by = Erstattung nach einem Widerruf
journey-kind-replacement-by = Ersatz
journey-kind-review-reply-by = Antwort auf die Bewertung
journey-kind-reward-by = Prämie
journey-promised = versprochen: { $promise } { $by }
journey-kept = { $promise } versprochen { $by }, gehalten
journey-kept-early = { $promise } versprochen { $by }, { $early }
journey-gap-late = { $promise } versprochen { $by }, { $late }.
journey-gap-overdue = { $promise } versprochen { $by }: bis jetzt { $late }.
journey-gap-revised = { $promise } verlegt: { $old }, jetzt { $new }.
journey-gap-told-first = Wir haben es vorher gesagt, { $when }.
journey-gap-told-after = Wir haben es erst danach gesagt, { $when }.
journey-gap-not-told = Wir haben es nicht gesagt.

journey-overs = Übergänge
journey-overs-none = Noch keiner hat begonnen.
journey-over-ordered-to-in-hand = Bestellt → angekommen
journey-over-asked-to-answered = Gefragt → beantwortet
journey-over-handed-back-to-refunded = Zurückgegeben → erstattet
journey-over-in-hand-to-first-advocacy = Angekommen → erste Empfehlung
journey-over-took = dauerte { $length }
journey-over-took-of = dauerte { $length }, versprochen { $promised }
journey-over-there-before = war schon da
journey-over-waits = bisher { $length }
journey-over-waits-of = bisher { $length }, versprochen { $promised }
journey-over-silent = { $length } lang nichts
journey-over-not-yet = noch nichts, { $length }
journey-over-called-off = abgesagt

journey-promises = Versprechen
journey-promises-none = Hier wurde nichts versprochen.
journey-promise = { $promise } { $by }
journey-state-open = offen
journey-state-risk = in Gefahr
journey-state-kept = gehalten
journey-state-late = { $late }
journey-state-overdue = bis jetzt { $late }
journey-state-waived = entfallen

journey-before = Bevor Sie schreiben
journey-before-waits = Wartet gerade: { $promise } war versprochen { $by }, bis jetzt { $late }.
journey-before-waits-more =
    { $count ->
        [one] Noch ein Versprechen ist überfällig.
       *[other] Noch { $count } Versprechen sind überfällig.
    }
journey-before-late = Hat schon gewartet: { $promise } { $late }, { $day }.
journey-before-late-more =
    { $count ->
        [one] Es war nicht das einzige Mal: noch ein Versprechen kam zu spät.
       *[other] Es war nicht das einzige Mal: noch { $count } Versprechen kamen zu spät.
    }
journey-before-moved = { $promise } wurde auf { $due } verlegt. Das steht in unserer Mail.
journey-before-moved-untold = { $promise } wurde auf { $due } verlegt, und unsere Mail ist noch nicht unterwegs.
journey-before-missed = Sagte { $day }, dass { $number } nicht da ist, obwohl der Paketdienst es meldet. Fragen Sie nicht noch einmal: suchen Sie danach.
journey-before-score = Gab { $score } von 5, { $day }.
journey-before-next = Als Nächstes schulden wir: { $promise } { $by }.
journey-before-calm = Wir schulden nichts, und nichts kam zu spät.
journey-before-language = Schreiben Sie auf { $language }.

journey-stage-awareness = Aufmerksamkeit
journey-stage-consideration = Abwägen
journey-stage-decision = Entscheidung
journey-stage-purchase = Kauf
journey-stage-ownership = Besitz
journey-stage-advocacy = Empfehlung
journey-channel-web = Website
journey-channel-email = E-Mail
journey-channel-api = Shopsystem
journey-channel-carrier = Paketdienst
journey-channel-import = importiert
journey-channel-system = Throughline
journey-actor-customer = der Kunde
journey-actor-shop = das Geschäft
journey-actor-staff = Team

journey-did-ordered = { $number } bestellt
journey-did-confirmed = Bestellung bestätigt
journey-did-packed = Bestellung gepackt
journey-did-shipped = Das Geschäft sagt: verschickt
journey-did-reported-delivered = Das Geschäft sagt: zugestellt
journey-did-cancelled = Bestellung storniert
journey-did-changed = Bestellung geändert
journey-did-announced = Paket angekündigt, { $carrier }
journey-did-delivered = Paket da
journey-did-confirmed-receipt = „Ich habe es“
journey-did-denied-receipt = „Ich habe es nicht“
journey-did-revised = { $promise } neu versprochen, { $by }
journey-did-notice = Wir schrieben: { $notice }
journey-did-notice-failed = Unsere Mail kam nicht an: { $notice }
journey-did-reviewed = Hat die Bestellung bewertet
journey-did-return-started = Rücksendung vereinbart, { $code }
journey-did-withdrawal-confirmed = Hat den Vertrag widerrufen, Rückgabe { $code }
journey-did-return-received = Rücksendung bei uns
journey-did-reception-undone = Rücksendung doch noch nicht bei uns
journey-did-return-accepted = Rücksendung angenommen
journey-did-return-rejected = Rücksendung nicht angenommen
journey-did-refund-requested = Zahlung von { $amount } veranlasst
journey-did-refund-failed = Die Zahlung schlug fehl
journey-did-refunded = { $amount } erstattet
journey-did-replacement-sent = Ersatz bestellt, { $number }
journey-did-return-cancelled = Rücksendung abgebrochen
journey-did-pickup-booked = Abholung gebucht: { $slot }
journey-did-pickup-moved = Abholung verschoben: { $slot }
journey-did-pickup-cancelled = Abholung abgesagt
journey-did-pickup-collected = Bei der Kundschaft geholt
journey-did-return-handed-over = Abgegeben, sagt die Kundschaft
journey-did-photos-added =
    { $photos ->
        [one] Ein Foto hinzugefügt
       *[other] { $photos } Fotos hinzugefügt
    }
journey-did-case-opened = Bat um Hilfe
journey-did-case-opened-by-us = Wir haben einen Fall eröffnet
journey-did-case-written = Schrieb noch einmal
journey-did-case-answered = Wir haben geantwortet
journey-did-case-resolved = Fall gelöst
journey-did-case-reopened = Fall wieder offen
journey-did-case-rated = Hat unsere Hilfe bewertet
journey-did-review-published = Bewertung veröffentlicht
journey-did-review-published-itself = Bewertung nach 14 Tagen von selbst veröffentlicht
journey-did-review-rejected = Bewertung nicht veröffentlicht
journey-did-review-replied = Wir haben auf die Bewertung geantwortet
journey-did-review-replied-privately = Wir haben per E-Mail auf die Bewertung geantwortet
journey-did-shared = Hat es geteilt
journey-did-invited = Hat eine Einladung gemacht, { $code }
journey-did-referral-ordered = Jemand hat auf Empfehlung gekauft
journey-did-referral-eligible = Die Empfehlung gilt
journey-did-referral-disqualified = Die Empfehlung gilt nicht
journey-did-reward-issued = Prämie erteilt, { $amount }
journey-did-signed-in = Hat sich angemeldet
journey-did-language = Wählte { $language }
journey-did-erased = Wollte vergessen werden
journey-changed-lines = Artikel
journey-changed-address = Adresse
journey-changed-shipments = Pakete
journey-changed-customer = Person
journey-changed-status = Status
journey-notice-confirmed = Bestellung bestätigt
journey-notice-dispatched = unterwegs
journey-notice-delivered = zugestellt
journey-notice-delayed = später als versprochen
journey-notice-return-agreed = Rücksendung vereinbart, mit Code
journey-notice-return-received = Rücksendung angekommen
journey-notice-reception-undone = Rücksendung doch noch nicht angekommen
journey-notice-refunded = erstattet
journey-notice-withdrawal-receipt = Eingangsbestätigung eines Widerrufs
journey-notice-case-opened = wann wir antworten
journey-notice-case-answered = unsere Antwort
journey-notice-review-asked = wie gefällt es Ihnen?
journey-notice-review-replied = unsere Antwort auf die Bewertung
journey-notice-reward-issued = Ihre Prämie
journey-notice-access-code = Code, der die Bestellung öffnet
journey-notice-sign-in = Link zum Anmelden
journey-scan-unknown = Nachricht vom Paketdienst
journey-scan-pre-transit = Paketdienst wartet auf das Paket
journey-scan-in-transit = Unterwegs
journey-scan-out-for-delivery = In der Zustellung
journey-scan-delivered = Zugestellt
journey-scan-available-for-pickup = Liegt zur Abholung bereit
journey-scan-return-to-sender = Auf dem Weg zurück zu uns
journey-scan-failure = Konnte nicht zugestellt werden
journey-scan-cancelled = Vom Paketdienst storniert
journey-scan-error = Paketdienst meldet ein Problem

journey-did-return-approved = Rücksendung nach Prüfung vereinbart
journey-did-return-declined = Rücksendung abgelehnt
journey-did-return-partly-accepted = Rücksendung für { $amount } angenommen
journey-did-credited = Guthaben { $amount }
journey-notice-return-requested = wir sehen uns die Rücksendung an
journey-notice-return-declined = Rücksendung abgelehnt
journey-notice-return-judged = was wir an der Rücksendung gefunden haben
journey-did-outcome-changed = Etwas anderes gewünscht: { $outcome }
journey-did-info-asked = Beim Kunden nachgefragt
