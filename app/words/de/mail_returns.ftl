# Mails zu einer Rückgabe: zuerst der Code, dann was bis wann mitzubringen ist, und was wir dann schulden.
mail-return-subject-agreed = Ihre Rückgabe ist vereinbart: Code { $code }
mail-return-subject-claimed = Wir bringen es in Ordnung: Bestellung { $number }
mail-return-subject-withdrawn = Ihr Widerruf: wie es weitergeht, Code { $code }
mail-return-subject-withdrawn-unsent = Ihr Widerruf: Bestellung { $number }
mail-return-subject-received = Ihre Rückgabe ist bei uns
mail-return-subject-refunded = { $amount } sind auf dem Weg zu Ihnen

mail-return-over = Bestellung { $number } · Rückgabe { $code }
mail-return-heading-agreed = Ihr Code: { $code }
mail-return-heading-claimed = Wir bringen es in Ordnung
mail-return-heading-withdrawn = Ihr Widerruf ist bestätigt
mail-return-heading-received = Wir haben Ihre Rückgabe
mail-return-heading-refunded = Wir haben Ihnen { $amount } gesendet

mail-return-item = { $quantity } × { $title }
mail-return-send = Verpacken Sie { $items } und geben Sie das Paket mit diesem Code ab, { $by }.
mail-return-bring = Bringen Sie { $items } in eines unserer Geschäfte und zeigen Sie diesen Code, { $by }.
mail-return-claimed = Sie haben uns gesagt, was fehlt: { $items }. Sie müssen nichts zurücksenden und nichts weiter tun.
mail-return-withdrawn-unsent = { $items }: Das hat uns noch nicht verlassen. Sie müssen nichts zurücksenden und nichts weiter tun.
mail-return-then-refund = Sobald es bei uns ist, erhalten Sie { $amount } { $term } zurück.
mail-return-then-refund-by = Sie erhalten { $amount } { $by } zurück.
mail-return-then-withdrawn = Sie erhalten { $amount } { $by } zurück. Wir dürfen warten, bis Sie es abgegeben haben oder es bei uns ist.
mail-return-then-replacement = { $what } ist { $by } bei Ihnen.
mail-return-qr = Der QR-Code steht auf der Seite Ihrer Rückgabe. Sie brauchen keinen Drucker: Zeigen Sie ihn auf dem Telefon.
mail-return-nothing-to-do = Sie müssen nichts weiter tun.
mail-return-refunded = Das Geld geht den Weg, auf dem Sie bezahlt haben. Ihre Bank braucht vielleicht einige Tage, bis sie es zeigt.

mail-return-stop-agreed = Rückgabe vereinbart
mail-return-stop-withdrawn = Widerrufen
mail-return-stop-received = Bei uns
mail-return-stop-refunded = Geld zurück
mail-return-stop-replaced = { $what } bei Ihnen

mail-return-button = Ihre Rückgabe ansehen
mail-return-button-code = QR-Code zeigen
mail-return-link-note = Der Link ist für Sie: Wer ihn hat, kann diese Rückgabe und ihren Code sehen.

mail-return-subject-requested = Wir sehen uns Ihre Rückgabe zu Bestellung { $number } an
mail-return-heading-requested = Wir sehen es uns an
mail-return-requested = Sie möchten { $items } zurückgeben. Jemand sieht es sich zuerst an, und die Antwort kommt per E-Mail. Bitte senden Sie noch nichts.
mail-return-stop-requested = Rückgabe angefragt
mail-return-stop-approved = Zugestimmt
mail-return-subject-declined = Ihre Rückgabe zu Bestellung { $number }
mail-return-heading-declined = Dieser Rückgabe können wir nicht zustimmen
mail-return-declined = Warum: { $reason }. Fragen Sie uns, wenn Sie es anders sehen: Die Seite Ihrer Rückgabe führt zu uns.
mail-return-stop-declined = Nicht zugestimmt
mail-return-subject-judged = Ihre Rückgabe { $code }: was wir gefunden haben
mail-return-heading-not-taken = Wir konnten es nicht zurücknehmen
mail-return-heading-partly = Wir nehmen es für { $amount } zurück
mail-return-judged = Warum: { $reason }. Fragen Sie uns, wenn Sie es anders sehen: Die Seite Ihrer Rückgabe führt zu uns.
mail-return-stop-checked = Geprüft
mail-return-part =
    { $left ->
        [one] Ein weiteres Stück wird noch erwartet.
       *[other] { $left } weitere Stücke werden noch erwartet.
    }
mail-return-then-credit = Sobald es bei uns ist, erhalten Sie { $amount } als Guthaben, { $term }.
mail-return-then-credit-by = Sie erhalten { $amount } { $by } als Guthaben.
mail-return-kept = Sie behalten { $items }. Nichts zurückzusenden, nichts weiter zu tun.
mail-return-subject-credited = { $amount } Guthaben bei uns
mail-return-heading-credited = { $amount } stehen bei uns für Sie bereit
mail-return-credited = Sagen Sie es uns bei der nächsten Bestellung: Es wird vom Preis abgezogen.
mail-return-what-replacement = Ihr Ersatz
mail-return-what-part = Das fehlende Teil
mail-return-what-repair = Ihr repariertes Stück
mail-return-stop-credit = Guthaben bei uns
mail-return-short-replacement = Ersatz
mail-return-short-part = Fehlendes Teil
mail-return-short-repair = Repariertes Stück
mail-return-what-exchange = Was Sie stattdessen gewählt haben
mail-return-short-exchange = Umtausch
mail-return-exchange = Sie bekommen stattdessen: { $title }.
mail-return-exchange-back = Sie bekommen stattdessen: { $title }, und { $amount } zurück.
