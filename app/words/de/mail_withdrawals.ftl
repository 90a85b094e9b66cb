# Die Eingangsbestätigung eines Widerrufs: was eingegeben wurde, Datum und Uhrzeit, und sonst nichts.
mail-withdrawal-subject = Eingangsbestätigung Ihres Widerrufs: Bestellung { $order }
mail-withdrawal-heading = Ihr Widerruf ist eingegangen
mail-withdrawal-lead = Das haben Sie erklärt: „Ich widerrufe diesen Vertrag.“
mail-withdrawal-name = Name: { $name }
mail-withdrawal-order = Bestellung: { $order }
mail-withdrawal-email = E-Mail: { $email }
mail-withdrawal-items = Artikel: { $items }
mail-withdrawal-at = Eingegangen: { $at }
mail-withdrawal-keep = Bewahren Sie diese Mail auf: Sie ist Ihre Eingangsbestätigung.
mail-withdrawal-why = Sie erhalten diese Mail, weil bei { $shop } mit Ihrer Adresse ein Widerruf erklärt wurde. Das waren nicht Sie? Sagen Sie es uns.
