# Die öffentliche Bilanz.
promises-title = Was wir versprechen, und wie oft wir es halten
promises-lead = Jedes Versprechen steht in einem Buch, auch die gebrochenen. In diesen Zahlen fehlt keines.
promises-dispatch = An den Paketdienst übergeben
promises-delivery = Bei Ihnen
promises-first-reply = Erste Antwort
promises-next-reply = Nächste Antwort
promises-resolve = Gelöst
promises-collect = Holen, was zurückgeht
promises-refund = Geld zurück, sobald wir es haben
promises-withdrawal-refund = Geld zurück nach einem Widerruf
promises-replacement = Ersatz bei Ihnen
promises-review-reply = Antwort auf eine kritische Bewertung
promises-reward = Prämie für eine Empfehlung
promises-term-slot = zu dem Termin, den Sie wählen
promises-term-delivery = bis zu dem Tag, den wir Ihnen nennen
promises-term-working-days =
    { $count ->
        [one] innerhalb von { $count } Arbeitstag
       *[other] innerhalb von { $count } Arbeitstagen
    }
promises-term-working-hours =
    { $count ->
        [one] innerhalb von { $count } Arbeitsstunde
       *[other] innerhalb von { $count } Arbeitsstunden
    }
promises-term-hours =
    { $count ->
        [one] innerhalb von { $count } Stunde
       *[other] innerhalb von { $count } Stunden
    }
promises-term-days =
    { $count ->
        [one] innerhalb von { $count } Tag
       *[other] innerhalb von { $count } Tagen
    }
promises-column-promise = Versprechen
promises-column-term = Wir versprechen es
promises-column-quarter = Letzte 90 Tage
promises-column-year = Letzte 12 Monate
promises-table = Wie oft wir unsere Versprechen gehalten haben
promises-kept = { $share } gehalten
promises-of =
    { $count ->
        [one] von { $count } Versprechen
       *[other] von { $count } Versprechen
    }
promises-too-few = zu wenige für eine Aussage
promises-how = Wie wir zählen
promises-how-counted = Ein Versprechen zählt an dem Tag, an dem es fällig war, gemessen an der Zeit, die wir Ihnen zuerst genannt haben. Eine spätere, die wir danach genannt haben, macht es nicht gehalten.
promises-how-broken = Gebrochen ist, was zu spät kam und was gar nicht gekommen ist. Was rechtzeitig storniert wurde, zählt zu keinem von beiden.
promises-how-few = Unter 30 Versprechen sagen wir nichts: ein Anteil von so wenigen würde täuschen.
promises-none = Wir haben noch kein Versprechen gegeben
promises-none-detail = Sobald die ersten fällig sind, steht hier, wie sie ausgegangen sind.
