# Fotos einer Rücksendung.
photos-title = Fotos
photos-there = Was dabei ist
photos-none = Ein Foto zeigt sofort, was nicht stimmt, und erspart Ihnen eine Rückfrage.
photos-none-at-desk = Es ist keines dabei.
photos-own = Von Ihnen
photos-customers = Von der Kundschaft
photos-shops = Vom Geschäft
photos-alt = Foto { $number }, hinzugefügt { $day }
photos-add = Fotos hinzufügen
photos-field = Fotos davon, was nicht stimmt
photos-field-hint =
    { $most ->
        [one] Eines passt noch: JPEG, PNG oder WebP, bis 8 MB. Wo und wann es entstand, wird entfernt.
       *[other] Bis zu { $most }: JPEG, PNG oder WebP, je bis 8 MB. Wo und wann sie entstanden, wird entfernt.
    }
photos-send = Diese Fotos hinzufügen
photos-remove = Entfernen
photos-remove-one = Foto { $number } entfernen
photos-full = Mehr Fotos passen nicht. Entfernen Sie eines, um ein anderes hinzuzufügen.
photos-over = Hier werden keine Fotos mehr angenommen: Was sie zeigen würden, ist bei uns.
photos-lost = Ihre Rücksendung ist vereinbart, doch die Fotos kamen nicht mit. Fügen Sie sie hier hinzu.
photos-staff-lead = Was beim Prüfen zu sehen war. Die Kundschaft sieht diese Fotos auch.
photos-back = Zurück zur Rücksendung
photos-sending = Ihre Fotos werden gesendet
photos-failed = Das kam nicht an. Ihre Fotos sind noch hier: Versuchen Sie es noch einmal.
photos-again = Wählen Sie Ihre Fotos bitte noch einmal: Ein Browser vergisst sie, wenn ein Formular zurückkommt.
photos-refused-large = „{ $name }“ ist größer als 8 MB.
photos-refused-type = „{ $name }“ ist kein JPEG, PNG oder WebP.
photos-refused-pixels = „{ $name }“ hat mehr als 25 Megapixel.
photos-refused-broken = „{ $name }“ lässt sich nicht lesen: Es ist beschädigt oder brach unterwegs ab.
photos-refused-many =
    { $left ->
        [0] Mehr Fotos passen nicht.
        [one] Nur noch ein Foto passt.
       *[other] Nur { $left } Fotos passen.
    }
photos-refused-nothing = Wählen Sie mindestens ein Foto.
photos-refused-person = Mehr Fotos bewahren wir von Ihnen nicht auf. Fragen Sie uns, wenn es mehr zu zeigen gibt.
photos-refused-often = Zu viele Fotos in kurzer Zeit. Versuchen Sie es später; die Rücksendung selbst wartet nicht darauf.
