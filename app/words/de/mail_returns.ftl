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
mail-return-then-replacement = Ihr Ersatz ist { $by } bei Ihnen.
mail-return-qr = Der QR-Code steht auf der Seite Ihrer Rückgabe. Sie brauchen keinen Drucker: Zeigen Sie ihn auf dem Telefon.
mail-return-nothing-to-do = Sie müssen nichts weiter tun.
mail-return-refunded = Das Geld geht den Weg, auf dem Sie bezahlt haben. Ihre Bank braucht vielleicht einige Tage, bis sie es zeigt.

mail-return-stop-agreed = Rückgabe vereinbart
mail-return-stop-withdrawn = Widerrufen
mail-return-stop-received = Bei uns
mail-return-stop-refunded = Geld zurück
mail-return-stop-replaced = Ersatz bei Ihnen

mail-return-button = Ihre Rückgabe ansehen
mail-return-button-code = QR-Code zeigen
mail-return-link-note = Der Link ist für Sie: Wer ihn hat, kann diese Rückgabe und ihren Code sehen.
