# Einstellungen: die Bedingungen der Rückgabe.
settings-returns-title = Was wir zurücknehmen
settings-returns-lead = Die Rechte des Gesetzes bleiben, was immer hier steht. Vereinbarte Rückgaben behalten die Bedingungen, zu denen sie vereinbart wurden.
settings-saved = Gespeichert. Von jetzt an gelten diese Bedingungen.
settings-window = Wie lange
settings-window-days = Tage für die Rückgabe
settings-window-hint = Ohne Angabe von Gründen; der letzte Tag zählt bis zu seinem Ende.
settings-counts-from = Gezählt ab
settings-from-delivery = Lieferung
settings-from-dispatch = Versand
settings-from-order = Bestellung
settings-grace-days = Tage Kulanz
settings-grace-hint = Nach dem letzten Tag gewährt, und niemandem genannt.
settings-warranty-days = Tage eigener Garantie
settings-warranty-hint = Ab Lieferung. Die zwei Jahre des Gesetzes sind 730 Tage; nur mehr als das ändert etwas.
settings-money = Geld
settings-refund-days = Tage, bis das Geld zurück ist
settings-refund-hint = Sobald die Ware bei uns ist. Das wird dem Kunden versprochen.
settings-replacement-days = Tage, bis ein Ersatz da ist
settings-restocking = Prozent, die wir einbehalten
settings-restocking-hint = Nur von dem, was der Kunde aus freien Stücken zurückgibt, und vorher genannt.
settings-keep = Prozent zurück, wenn man es behält
settings-keep-hint = Für alle, die etwas behalten, das nicht ganz in Ordnung ist. Es muss unten angeboten sein.
settings-instant = Mit dem ersten Scan erstattet, bis
settings-instant-hint = In der Währung der Bestellung. Ohne Blick auf die Ware.
settings-offers = Was wir anbieten
settings-offers-lead = Neben Erstattung und Ersatz, die das Gesetz gewährt
settings-ways = Wie Waren zurückkommen
settings-ways-hint = Soweit das Geschäft kann: Ein Etikett braucht eine Adresse, Geschäfte und Abholung die Konfigurationsdatei.
settings-looks = Zuerst ansehen
settings-looks-lead = Alles andere ist sofort vereinbart. Rückgaben, die mehr wert sind, warten am Tresen auf ein Ja oder Nein.
settings-review-above = Mehr wert als
settings-review-more-than = Kunden mit so vielen Rückgaben im Jahr
settings-review-reasons = Aus diesen Gründen
settings-rules = Andere Bedingungen für einzelne Waren oder Länder
settings-rules-lead = Eine spätere Regel steht über einer früheren. Eine Regel ohne Namen entfällt beim Speichern.
settings-rule-new = Noch eine Regel
settings-rule-name = Name
settings-rule-categories = Kategorien
settings-rule-categories-hint = Wie Bestellungen sie nennen, mit Kommas dazwischen; keine für alle Waren.
settings-rule-countries = Länder
settings-rule-countries-hint = Codes wie DE, FR; keine für alle.
settings-rule-final = Nur zurückgenommen, wenn etwas nicht stimmt
settings-try = An früheren Rückgaben ausprobieren
settings-save = Speichern
settings-tried =
    { $of ->
        [0] Es gibt keine früheren Rückgaben zum Ausprobieren
       *[other] Das hätte { $declined } der letzten { $of } abgelehnt
    }
settings-tried-reviewed = Wären zuerst angesehen worden
settings-tried-waved = Würden nicht mehr angesehen
settings-tried-less = Kunden hätten weniger bekommen um
settings-tried-hint = Nichts wurde geändert, und gespeichert ist noch nichts. Widerrufe bleiben außen vor: Keine Bedingung berührt sie.
settings-no-number = Geben Sie eine ganze Zahl ein, etwa 30.
settings-no-percent = Geben Sie Prozent von 0 bis 100 ein.
