# Die Bestellseite. Die Überschrift sagt, wann.
order-title = Bestellung { $number }
order-over = Bestellung { $number } · aufgegeben { $day }
order-as-of = Stand { $time }
order-heading-placed = Wir haben Ihre Bestellung
order-heading-packing = Wir packen Ihre Bestellung
order-heading-arriving = Kommt am { $day }
order-heading-arriving-today = Kommt heute, { $day }
order-heading-arriving-by = Kommt bis { $due }
order-heading-arriving-parcels = Kommt in { $parcels } Paketen, das letzte bis { $due }
order-heading-out-today = Kommt heute
order-heading-out = In der Zustellung
order-heading-on-its-way = Ihre Bestellung ist unterwegs
order-heading-overdue = Ihre Bestellung ist verspätet
order-heading-collect = Liegt zur Abholung bereit
order-heading-some =
    { $received ->
        [one] { $received } von { $of } Paketen ist bei Ihnen
       *[other] { $received } von { $of } Paketen sind bei Ihnen
    }
order-heading-more = Was wir verschickt haben, ist bei Ihnen; der Rest kommt noch
order-heading-received = Zugestellt am { $day }
order-heading-received-parcels = Alle { $parcels } Pakete zugestellt, das letzte am { $day }
order-heading-marked = Ihre Bestellung gilt als zugestellt
order-heading-missed = Ihr Paket fehlt
order-heading-cancelled = Diese Bestellung wurde storniert
order-heading-withdrawn = Sie haben diese Bestellung widerrufen
order-heading-called-off = { $carrier } hat dieses Paket storniert
order-heading-attempt-failed = { $carrier } konnte Ihr Paket nicht zustellen
order-heading-address-wrong = Ihr Paket braucht eine bessere Adresse
order-heading-information-missing = { $carrier } braucht etwas von Ihnen
order-heading-damaged = Ihr Paket wurde unterwegs beschädigt
order-heading-lost = Ihr Paket ist unterwegs verloren gegangen
order-heading-refused = Die Annahme Ihres Pakets wurde verweigert
order-heading-held = { $carrier } hält Ihr Paket zurück
order-heading-returning = Ihr Paket ist auf dem Weg zurück zu uns
order-heading-expired = { $carrier } hat keine Nachricht von Ihrem Paket
order-heading-unclear = Mit Ihrem Paket stimmt etwas nicht
order-heading-of-parcel = Paket { $parcel }: { $heading }

order-lead-on-time = So haben wir es versprochen.
order-lead-promised = Versprochen haben wir es { $by }.
order-lead-kept = Wie versprochen.
order-lead-revised = Versprochen war { $due }. Es kommt { $late }.
order-lead-overdue = Versprochen war { $due }. Bis jetzt ist es { $late }, einen neuen Termin haben wir noch nicht.
order-lead-early = Versprochen war { $due }. Es kam { $early }.
order-lead-late = Versprochen war { $due }. Es kam { $late }.
order-lead-rest = Der Rest kommt: { $due }.
order-lead-placed = Wir sehen sie uns an und schreiben Ihnen, sobald sie bestätigt ist.
order-lead-packing = Wir schreiben Ihnen, sobald sie uns verlässt.
order-delay-carrier = Der Paketdienst meldet eine Verzögerung.
order-delay-weather = Das Wetter hält es auf.
order-delay-missorted = Es wurde falsch sortiert und wird an den richtigen Ort weitergeschickt.
order-todo-nothing = Sie müssen nichts tun.
order-todo-wait = Sie müssen nichts tun. Wenn Sie lieber nicht warten, fragen Sie uns.
order-todo-be-home = Sie müssen es nur noch annehmen.
order-todo-collect = Nehmen Sie die Nachricht des Paketdienstes und etwas mit, das Ihren Namen zeigt.
order-todo-look = Sehen Sie sich an der Tür um und fragen Sie die Nachbarn: dort wird oft etwas abgegeben. Ist es nirgends, fragen Sie uns, und wir gehen der Sache nach.
order-todo-ask-us = Wenn Sie das überrascht, fragen Sie uns.
order-todo-attempt-failed = Wenn eine Karte da liegt, steht darauf, wo das Paket ist und wann der nächste Versuch kommt. Sonst fragen Sie uns.
order-todo-address-wrong = Nennen Sie uns die richtige Adresse, damit { $carrier } weitermachen kann.
order-todo-information-missing = Suchen Sie nach einer Nachricht von { $carrier } und antworten Sie darauf, oder fragen Sie uns.
order-todo-damaged = Fragen Sie uns, und wir bringen es in Ordnung.
order-todo-lost = Fragen Sie uns, und wir bringen es in Ordnung.
order-todo-refused = Wenn Sie das nicht waren, fragen Sie uns.
order-todo-held = Es geht weiter, sobald { $carrier } es freigibt. Bewegt sich zwei Tage nichts, fragen Sie uns.
order-todo-returning = Fragen Sie uns, und wir finden einen Weg, wie Sie es doch bekommen.
order-todo-expired = Fragen Sie uns, und wir finden heraus, wo es ist.
order-todo-unclear = Fragen Sie uns, und wir finden heraus, was geschehen ist.

order-parcel = Paket { $parcel } von { $of }
order-parcel-only = Ihr Paket
order-no-parcel = Ihre Bestellung
order-line-label = Was geschehen ist und was noch kommt
order-tracking = { $carrier }, Sendungsnummer
order-badge-delivered = zugestellt
order-badge-delivered-early = zugestellt, { $early }
order-badge-late = { $late }
order-badge-revised = { $late }, neu versprochen
order-badge-overdue = bis jetzt { $late }
order-badge-on-time = pünktlich
order-badge-collect = abholbereit
order-badge-cancelled = storniert
order-badge-withdrawn = widerrufen
order-badge-trouble = unterwegs aufgehalten
order-badge-missed = fehlt
order-unsent =
    { $pieces ->
        [one] { $pieces } Stück ist noch bei uns. Es kommt in einem eigenen Paket.
       *[other] { $pieces } Stück sind noch bei uns. Sie kommen in einem eigenen Paket.
    }

order-stop-ordered = Bestellt
order-stop-confirmed = Bestätigt
order-stop-checking = Wir prüfen Ihre Bestellung
order-stop-packing = Wir packen sie
order-stop-handed-over = Gepackt und an { $carrier } übergeben
order-stop-sent = Verschickt
order-stop-leaves = An { $carrier } übergeben
order-stop-leaves-us = Verlässt uns
order-stop-out = In der Zustellung
order-stop-collected = Von Ihnen abgeholt
order-stop-with-you = Bei Ihnen
order-stop-carrier-says = { $carrier } sagt: zugestellt
order-stop-you-have-it = Bei Ihnen, wie Sie uns gesagt haben
order-stop-you-do-not = Sie haben uns gesagt, dass Sie es nicht haben
order-stop-cancelled = Bestellung storniert
order-when-now = jetzt
order-detail-writing-to = Wir schreiben an { $email }
order-detail-last-scan = Zuletzt gemeldet { $ago }
order-detail-last-scan-at = Zuletzt gemeldet { $ago }, { $place }
order-detail-promised = Versprochen { $by } und gehalten
order-detail-early = Versprochen { $by }; erledigt { $early }
order-detail-late = Versprochen { $by }
order-detail-code = Der eigene Code des Paketdienstes: { $code }

order-gap-revised-delivery = Ab hier { $late }. Neu versprochen: { $due }.
order-gap-revised-dispatch = Es verlässt uns { $late }. Neu versprochen: { $due }.
order-gap-overdue-delivery = Versprochen war { $due }. Bis jetzt ist es { $late }.
order-gap-overdue-dispatch = Versprochen war die Übergabe { $by }. Bis jetzt ist sie { $late }.
order-gap-late-delivery = Es kam { $late }. Versprochen war { $due }.
order-gap-late-dispatch = Es verließ uns { $late }. Versprochen war { $due }.
order-gap-missed = Als zugestellt gemeldet und nicht bei Ihnen.

# Was eine Meldung des Paketdienstes bedeutet, nach Status und Einzelheit.
order-scan-pre-transit = { $carrier } wartet auf das Paket
order-scan-in-transit = Unterwegs
order-scan-out-for-delivery = In der Zustellung
order-scan-delivered = Zugestellt
order-scan-available-for-pickup = Liegt zur Abholung bereit
order-scan-return-to-sender = Auf dem Weg zurück zu uns
order-scan-failure = { $carrier } konnte es nicht zustellen
order-scan-cancelled = { $carrier } hat das Paket storniert
order-scan-error = { $carrier } meldet ein Problem
order-scan-unknown = Nachricht von { $carrier }
order-scan-raw = { $carrier } meldet „{ $code }“
order-scan-address-correction = Die Adresse muss berichtigt werden
order-scan-arrived-at-destination = In Ihrer Gegend angekommen
order-scan-arrived-at-facility = In einem Sortierzentrum
order-scan-arrived-at-pickup-location = An der Abholstelle
order-scan-awaiting-information = { $carrier } braucht mehr Angaben
order-scan-damaged = Unterwegs beschädigt
order-scan-delayed = Unterwegs verzögert
order-scan-departed-facility = Hat das Sortierzentrum verlassen
order-scan-departed-origin-facility = Hat das erste Sortierzentrum verlassen
order-scan-expired = { $carrier } hat keine Nachricht mehr davon
order-scan-held = Von { $carrier } zurückgehalten
order-scan-label-created = Etikett erstellt, { $carrier } wartet auf das Paket
order-scan-lost = Unterwegs verloren
order-scan-missorted = Falsch sortiert
order-scan-received-at-destination-facility = Im Depot in Ihrer Nähe
order-scan-received-at-origin-facility = Im ersten Sortierzentrum
order-scan-refused = Annahme verweigert
order-scan-transferred = An einen anderen Paketdienst übergeben
order-scan-transit-exception = Unterwegs aufgehalten
order-scan-weather-delay = Vom Wetter aufgehalten
order-scans-all =
    { $scans ->
        [one] Die eine Meldung, wie { $carrier } sie geschickt hat
       *[other] Alle { $scans } Meldungen, wie { $carrier } sie geschickt hat
    }

order-items = In dieser Bestellung
order-item-amount = { $quantity } × { $price }
order-items-together = Zusammen
order-item-parcel = Paket { $parcel }
order-item-parcel-part = { $pieces } von { $of } in Paket { $parcel }
order-item-here = zugestellt
order-item-packing = wird gepackt
order-address = Geht an
order-promises = Was wir versprochen haben
order-promises-none = Sobald Ihre Bestellung bestätigt ist, steht hier, was wir versprochen haben.
order-promise-dispatch = An den Paketdienst übergeben { $by }
order-promise-delivery = Zustellen { $by }
order-promise-delivery-parcel = Paket { $parcel } zustellen { $by }
order-promise-dispatch-parcel = Paket { $parcel } an den Paketdienst übergeben { $by }
order-promise-open = offen
order-promise-kept = gehalten
order-promise-kept-early = gehalten, { $early }
order-promise-late = gebrochen, { $late }
order-promise-overdue = gebrochen, bis jetzt { $late }
order-promise-revised = geändert auf { $due }
order-promise-waived = nicht mehr nötig
order-wrong = Stimmt etwas nicht?
order-wrong-lead = Verspätet, beschädigt, verloren, falsch oder einfach nicht recht: sagen Sie es uns, wir bringen es in Ordnung.
order-wrong-button = Hilfe bekommen
order-receipt = Haben Sie es?
order-receipt-have = Ich habe es
order-receipt-have-not = Ich habe es nicht
order-receipt-have-now = Jetzt habe ich es
order-receipt-ask = Suchen lassen
order-copy = Nummer kopieren
order-copied = Kopiert
order-share = Teilen
order-calendar = In den Kalender
order-calendar-summary = { $shop }: Bestellung { $number } kommt

order-more = Sehen, was drin ist
order-more-lead = Artikel und Adresse bleiben verborgen, bis wir wissen, dass Sie es sind. Wir schicken sechs Ziffern an { $email }.
order-more-lead-plain = Artikel und Adresse bleiben verborgen, bis wir wissen, dass Sie es sind. Wir schicken sechs Ziffern an die Adresse dieser Bestellung.
order-send-code = Code schicken
order-code-sent = Wir haben sechs Ziffern an { $email } geschickt. Sie gelten 10 Minuten, in diesem Browser.
order-code-sent-plain = Wir haben sechs Ziffern an die Adresse dieser Bestellung geschickt. Sie gelten 10 Minuten, in diesem Browser.
order-code = Die sechs Ziffern
order-code-open = Bestellung zeigen
order-code-again = Neuen Code schicken
order-code-wrong = Das sind nicht die sechs Ziffern, die wir geschickt haben, oder ihre zehn Minuten sind vorbei. Versuchen Sie es noch einmal, oder lassen Sie sich neue schicken.
order-code-used-up = Diese Ziffern gelten hier nicht mehr. Lassen Sie sich neue schicken.
order-code-too-often = Wir haben Ihnen eben schon mehrere Codes geschickt. Warten Sie ein paar Minuten, bevor Sie einen weiteren anfordern.

order-live-lost = Die Verbindung zu uns ist unterbrochen. Was Sie sehen, kann etwas alt sein.

# Die Liste der eigenen Bestellungen.
orders-title = Ihre Bestellungen
orders-lead = Die neueste zuerst. Jede zeigt, was geschehen ist und was noch kommt.
orders-empty = Noch keine Bestellungen
orders-empty-detail = Bestellungen mit Ihrer Adresse erscheinen hier von selbst.
orders-find = Eine Bestellung finden
orders-and-more =
    { $more ->
        [one] { $title } und ein weiterer Artikel
       *[other] { $title } und { $more } weitere Artikel
    }
orders-over = { $number } · aufgegeben { $day }
orders-arriving = Kommt bis { $due }
orders-late = Verspätet: versprochen war { $due }
orders-received = Zugestellt am { $day }
orders-cancelled = Storniert
orders-placed = Wir haben sie
orders-packing = Wir packen sie
orders-on-its-way = Unterwegs
orders-marked = Gilt als zugestellt
orders-signed-out = Melden Sie sich an, um Ihre Bestellungen zu sehen
orders-signed-out-lead = Oder finden Sie eine Bestellung mit ihrer Nummer und Ihrer E-Mail-Adresse.
