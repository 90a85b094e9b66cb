# Anderen zeigen, was man gekauft hat: die Seite machen, und die Seite.
share-new-title = Weitererzählen
share-new-heading = Erzählen Sie anderen davon
share-new-lead = Sie machen eine Seite über { $product } und schicken sie, wem Sie mögen.
share-new-shows = Was darauf steht
share-new-name = Ihr Name, als { $name }
share-new-unnamed = Nicht Ihr Name: Wir kennen ihn nicht
share-new-thing = Was Sie gekauft haben. Nicht wann, nicht für wie viel, nicht, wo Sie wohnen
share-new-review = Ihre Bewertung, so wie sie veröffentlicht ist
share-new-no-review = Keine Worte von Ihnen, bis eine Bewertung von Ihnen dazu veröffentlicht ist
share-new-invitation = Der Weg zu Ihrer Einladung, falls Sie eine gemacht haben
share-new-button = Die Seite machen
share-new-too-early = Sie können es teilen, sobald es bei Ihnen ist.
share-new-back = Zurück zu Ihrer Bestellung
share-made-heading = Ihre Seite ist fertig
share-made-lead = Wer den Link hat, kann sie lesen, ohne sich anzumelden.
share-link = Der Link
share-copy = Link kopieren
share-copied = Kopiert
share-share = Teilen
share-see = Die Seite ansehen
share-clicks =
    { $clicks ->
        [0] Noch hat sie niemand angesehen.
        [one] Jemand hat sie einmal angesehen.
       *[other] Andere haben sie { $clicks } Mal angesehen.
    }
share-page-over = { $name } hat das bei { $shop } gekauft
share-page-over-unnamed = Gekauft bei { $shop }
share-page-description = { $name } hat es bei { $shop } gekauft und zeigt es Ihnen.
share-page-description-unnamed = Jemand hat es bei { $shop } gekauft und zeigt es Ihnen.
share-page-says = Was { $name } dazu sagt
share-page-says-unnamed = Was der Käufer dazu sagt
share-page-bought = { $shop } kennt die Bestellung: Es wurde dort gekauft.
share-page-day = Geschrieben am { $day }
share-page-reviews = Alle Bewertungen dazu
share-page-more = Mehr dazu lesen
share-page-invitation = Eine Einladung
share-page-incentive = { $name } lädt Freunde ein und bekommt eine Belohnung, wenn jemand über die Einladung kauft und es behält.
share-page-incentive-unnamed = Wer das gekauft hat, lädt Freunde ein und bekommt eine Belohnung, wenn jemand über die Einladung kauft und es behält.
share-page-see-invitation = Die Einladung ansehen
share-page-shop = Zu { $shop }
share-card-title = Weitererzählen
share-card-lead = Machen Sie eine Seite von dem, was Ihnen gefällt, und schicken Sie sie, wem Sie mögen.
share-card-of = { $product } teilen
