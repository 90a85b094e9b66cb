# E-Mails: Betreff und Überschrift sagen, wann.
mail-subject-confirmed = Bestellung { $number } ist bestätigt
mail-subject-confirmed-due = Bestellung { $number } ist bestätigt und kommt { $by }
mail-subject-dispatched = Bestellung { $number } ist unterwegs
mail-subject-dispatched-due = Bestellung { $number } ist unterwegs und kommt { $by }
mail-subject-delivered = Bestellung { $number } ist zugestellt
mail-subject-delivered-parcel = Bestellung { $number }: Paket { $parcel } von { $parcels } ist zugestellt
mail-subject-delayed = Bestellung { $number } verspätet sich und kommt jetzt { $by }
mail-subject-code = Ihr Code für Bestellung { $number }
mail-subject-sign-in = Anmelden bei { $shop }

mail-over = Bestellung { $number } · vom { $day }
mail-over-parcel = Bestellung { $number } · Paket { $parcel } von { $parcels }

mail-heading-confirmed = Wir haben Ihre Bestellung
mail-heading-arriving = Kommt { $by }
mail-heading-dispatched = Ihr Paket ist unterwegs
mail-heading-delivered = Zugestellt { $when }
mail-heading-delayed = Kommt jetzt { $by }
mail-heading-code = Ihr Code: { $code }
mail-heading-sign-in = Anmelden bei { $shop }

mail-lead-confirmed = Ihre Bestellung ist bestätigt. Sie müssen nichts tun.
mail-lead-confirmed-leaves = Ihre Bestellung ist bestätigt und verlässt uns { $by }. Sie müssen nichts tun.
mail-lead-dispatched = { $carrier } hat Ihr Paket. Die Sendungsnummer ist { $tracking }.
mail-lead-promised = Versprochen haben wir es { $by }.
mail-lead-promised-late = Versprochen hatten wir es { $by }. Diese Zeit ist vorbei, das tut uns leid.
mail-lead-delivered = { $carrier } meldet, dass es bei Ihnen ist.
mail-lead-delivered-kept = { $carrier } meldet, dass es bei Ihnen ist. So hatten wir es versprochen: { $by }.
mail-lead-delivered-late = { $carrier } meldet, dass es bei Ihnen ist. Versprochen hatten wir es { $by }, gekommen ist es { $late }. Das tut uns leid.
mail-lead-missing = Sie haben es nicht? Öffnen Sie Ihre Bestellung und sagen Sie es uns dort.
mail-lead-delayed = Versprochen hatten wir es { $by }. Das können wir nicht halten: Es kommt { $late }. Das tut uns leid.
mail-lead-delayed-again = Versprochen hatten wir es { $first } und dann { $before }. Auch das können wir nicht halten: Es kommt { $late }. Das tut uns leid.
mail-lead-delayed-todo = Sie müssen nichts tun. Wenn Ihnen der neue Tag nicht passt, fragen Sie uns.
mail-lead-code = Dieser Code öffnet Bestellung { $number }, zehn Minuten lang und in dem Browser, der ihn angefordert hat.
mail-lead-code-unasked = Sie haben ihn nicht angefordert? Dann tun Sie nichts: Ohne den Code sieht niemand mehr.
mail-lead-sign-in = Der Knopf meldet Sie an, einmal und innerhalb von zehn Minuten, in dem Browser, in dem Sie es angefordert haben.
mail-lead-sign-in-code = Sie lesen das woanders? Geben Sie in jenem Browser diesen Code ein: { $code }
mail-lead-sign-in-unasked = Sie wollten sich nicht anmelden? Dann tun Sie nichts.

mail-stop-ordered = Bestellt
mail-stop-leaves = Verlässt uns
mail-stop-dispatched = Unterwegs
mail-stop-arrives = Bei Ihnen
mail-stop-delivered = Zugestellt
mail-gap = Versprochen { $by }: { $late }

mail-button-order = Zu Ihrer Bestellung
mail-button-sign-in = Anmelden
mail-link-note = Der Link ist für Sie: Wer ihn hat, kann diese Bestellung öffnen.
mail-help = Etwas stimmt nicht, oder Sie haben eine Frage? { $ways }
mail-why-order = Sie bekommen diese E-Mail, weil Sie bei { $shop } bestellt haben.
mail-why-asked = Sie bekommen diese E-Mail, weil jemand bei { $shop } Ihre Adresse angegeben hat.
