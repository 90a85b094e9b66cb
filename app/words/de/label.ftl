# Das Etikett, das Kundinnen und Kunden drucken.
label-hand-over = Selbst ein Paket schicken
label-hand-over-hint = Mit einem Etikett, das Sie drucken; wo auch immer man Pakete annimmt. { $postage }
label-print = Etikett drucken
label-own-parcel = Das Etikett ist für Ihr eigenes Paket: Wer es bringt, wählen Sie; gebucht ist niemand.
label-postage-customer = Das Porto zahlen Sie.
label-postage-shop = Das Porto legen Sie aus, wir erstatten es: Heben Sie den Beleg auf.
label-heading = Schicken Sie es mit diesem Etikett
label-lead = Verpacken, Etikett drucken und aufkleben. Zeit ist { $by }.
label-mail = Verpacken Sie { $items }, drucken Sie das Etikett und schicken Sie das Paket ab, { $by }.
label-mail-print = Das Etikett steht auf der Seite Ihrer Rückgabe, ebenso der QR-Code, der darauf ist.
label-to = An
label-from = Von
label-order = Bestellung { $number }
label-return = Rücksendung
label-weight = Gewicht in kg
label-cut = An der Linie ausschneiden und auf das Paket kleben, den Code glatt und ganz.
