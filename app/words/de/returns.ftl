# Rückgaben.

# Die Seite der Bestellung.
return-card-title = Rückgaben
return-card-agreed = Vereinbart { $day }
return-card-see = Rückgabe: { $title }
return-open = Zurückgeben oder in Ordnung bringen

# Die Tür, wenn etwas nicht stimmt: was und warum.
return-fix-over = Bestellung { $number }
return-fix-title = Was stimmt nicht?
return-fix-lead = Sagen Sie was und warum. Bevor etwas vereinbart ist, sehen Sie, was Sie bis wann erhalten.
return-fix-not-here = Es ist noch nicht bei Ihnen
return-fix-not-here-lead = Zurückgeben lässt sich, was angekommen ist. Kommt Ihres zu spät oder gar nicht, sagen Sie es uns, und wir klären, was geschehen ist.
return-fix-nothing = Aus dieser Bestellung lässt sich nichts mehr zurückgeben
return-fix-nothing-lead = Warum, steht unten. Stimmt trotzdem etwas nicht, fragen Sie uns.
return-fix-which = Welche Artikel?
return-fix-why = Was stimmt nicht?
return-fix-reason-missing = Wählen Sie, was am besten passt.
return-fix-pieces = Wie viele von { $open }: { $title }
return-fix-pieces-wrong = Geben Sie eine Zahl von 1 bis { $most } ein.
return-fix-go-on = Zeigen, was ich erhalte
return-fix-back = Zurück zur Bestellung
return-line-not-here = Noch nicht bei Ihnen
return-line-in-return = Ist schon in einer Rückgabe
return-line-over = Ging zurück bis { $until }
return-line-law-only = Ohne Angabe von Gründen bis { $ended }. Wenn etwas daran nicht stimmt, bis { $until }.
return-line-until = Geht ohne Angabe von Gründen zurück { $by }
return-other-ways = Was Sie tun können
return-other-way-order = Sehen, wo die Bestellung ist

# Was nicht stimmt, mit der Stimme des Kunden.
return-reason-damaged = Es kam beschädigt an
return-reason-faulty = Es ist fehlerhaft
return-reason-wrong-item = Es ist nicht, was ich bestellt habe
return-reason-missing-parts = Es fehlen Teile davon
return-reason-missing = Es war nicht im Paket
return-reason-late = Es kam zu spät
return-reason-does-not-suit = Es passt mir nicht
return-reason-changed-my-mind = Ich habe es mir anders überlegt
return-reason-other = Etwas anderes

# Was es bringt, und bis wann.
return-choose-title = Was möchten Sie?
return-choose-nothing = Das lässt sich hier nicht vereinbaren
return-choose-summary = { $things }: „{ $reason }“.
return-choose-change = Ändern
return-choose-outcome = Sie erhalten
return-choose-missing = Wählen Sie, was Sie erhalten möchten.
return-right-claim = Bis es heil bei Ihnen ist, liegt das Risiko bei uns: Wir bringen es in Ordnung, und Sie wählen wie. Das gilt bis { $until }.
return-right-guarantee = Das Gesetz gibt Ihnen zwei Jahre ab Lieferung für alles, was nicht so ist, wie es sein soll: bis { $until }. Sie wählen, wie wir es in Ordnung bringen.
return-right-policy = Wir nehmen innerhalb von { $days } Tagen ab Lieferung ohne Angabe von Gründen zurück: bis { $until }.
return-right-name-claim = Schaden oder Verlust unterwegs
return-right-name-guarantee = zwei Jahre Gewährleistung
return-right-name-policy = Frist des Geschäfts
return-right-name-withdrawal = Widerruf des Vertrags
return-outcome-refund = Erstattung { $amount }
return-outcome-replacement = Ersatz
return-refund-by = Auf dem Weg zurück, auf dem Sie bezahlt haben, { $by }.
return-refund-term = Auf dem Weg zurück, auf dem Sie bezahlt haben, { $term }, sobald es bei uns ist.
return-replacement-first = Bei Ihnen { $by }. Sie müssen nicht warten, bis Ihres zurück ist.
return-replacement-by = Bei Ihnen { $by }.
return-refused-nothing-chosen = Haken Sie mindestens einen Artikel an.
return-refused-unknown-line = Das ist nicht in dieser Bestellung.
return-refused-not-delivered = Es ist noch nicht bei Ihnen. Zurückgeben lässt sich, was angekommen ist.
return-refused-too-many = Das ist mehr, als noch zurückgehen kann.
return-refused-window-over = Die Rückgabe ohne Angabe von Gründen endete mit { $until }.
return-refused-guarantee-over = Die zwei Jahre des Gesetzes endeten mit { $until }.
return-refused-same-again = Dasselbe noch einmal würde hier nicht helfen.
return-refused-note-too-long = Höchstens 2.000 Zeichen, bitte.
return-hand-over = Wie kommt es zurück?
return-hand-over-drop-off = Ein Paket abgeben
return-hand-over-drop-off-hint = An einer Annahmestelle. Sie zeigen den Code auf dem Telefon; ohne Etikett, ohne Drucker.
return-hand-over-in-store = In eines unserer Geschäfte bringen
return-hand-over-in-store-hint = Ohne Karton. Sie zeigen den Code an der Kasse.
return-hand-over-by = Dafür ist Zeit { $by }.
return-note = In Ihren Worten
return-note-hint = Was wir wissen sollten, wenn es zu uns kommt.
return-agree = Vereinbaren und meinen Code zeigen
return-agree-claim = Vereinbaren

# Die Seite einer Rückgabe.
return-over = Rückgabe { $code } · { $things }
return-heading-show = Zeigen Sie das an der Kasse
return-heading-hand-in = Geben Sie es mit diesem Code ab
return-heading-bring-back = { $what } ist bei Ihnen. Bringen Sie nun das erste Stück zurück
return-heading-on-its-way = Es ist auf dem Weg zu uns
return-heading-received = Wir haben es
return-heading-money = Wir haben es: { $amount } gehen an Sie zurück { $by }
return-heading-money-late = Ihre { $amount } verspäten sich
return-heading-claimed-money = Nichts zurückzusenden: { $amount } gehen an Sie zurück { $by }
return-heading-another = Wir haben es. { $what } ist bei Ihnen { $by }
return-heading-another-late = { $what } verspätet sich
return-heading-claimed-another = Nichts zurückzusenden. { $what } ist bei Ihnen { $by }
return-heading-sent = { $what } ist unterwegs, bei Ihnen { $by }
return-heading-refunded = { $amount } erstattet
return-heading-replaced = { $what } ist bei Ihnen
return-heading-not-taken = Wir konnten es nicht zurücknehmen
return-heading-cancelled = Sie haben diese Rückgabe abgesagt
return-heading-expired = Die Zeit zum Abgeben ist vorbei
return-lead-show = Kein Karton, kein Etikett, kein Drucker. Zeit ist { $by }.
return-lead-hand-in = Verpacken Sie es und zeigen Sie den Code an einer Annahmestelle. Zeit ist { $by }.
return-lead-bring = Zeigen Sie beim Abgeben den Code. Zeit ist { $by }.
return-lead-nothing-to-do = Sie müssen nichts weiter tun.
return-lead-overdue = Versprochen hatten wir es { $by }; bis jetzt ist es { $late }. Das tut uns leid, wir sind daran. Sie müssen nichts weiter tun.
return-lead-refunded = { $day }, auf dem Weg, auf dem Sie bezahlt haben. Ihre Bank braucht vielleicht einige Tage, bis sie es zeigt.
return-lead-not-taken = Warum: { $reason }. Sehen Sie es anders, fragen Sie uns.
return-lead-cancelled = { $day }. Sie behalten, was Sie haben; abzugeben ist nichts.
return-lead-expired = Gut war sie bis { $until }. Möchten Sie es noch zurückgeben, fragen Sie uns.
return-line = Was geschah und was noch kommt
return-stop-agreed = Rückgabe vereinbart
return-stop-withdrawn = Vertrag widerrufen
return-stop-hand-in = Abgeben
return-stop-handed-over = Abgegeben
return-stop-received = Bei uns
return-stop-to-check = Wir prüfen es
return-stop-accepted = Geprüft und zurückgenommen
return-stop-not-taken = Nicht zurückgenommen
return-stop-refund = { $amount } zurück
return-stop-sent = { $what } unterwegs
return-stop-replaced = { $what } bei Ihnen
return-stop-cancelled = Abgesagt
return-stop-expired = Nicht abgegeben
return-when-term = { $term }, sobald es bei uns ist
return-detail-told = Sie sagten: „{ $reason }“. Sie wählten: { $outcome }.
return-detail-withdrawn = Sie haben den Vertrag widerrufen. Sie erhalten: { $outcome }.
return-detail-promised = Versprochen { $by }
return-detail-early = Versprochen { $by }, { $early }
return-gap-late = Versprochen für { $due }. Es kam { $late }, und das tut uns leid.
return-gap-overdue = Versprochen für { $due }. Bis jetzt ist es { $late }.
return-replacement-order = Bestellung { $number } ansehen
return-promise-refund = Geld zurück { $by }
return-promise-replacement = { $what } bei Ihnen { $by }
return-promise-from-reception = ab dem Tag, an dem wir es haben
return-promise-waits = sobald Sie es abgegeben haben oder es bei uns ist
return-amount = Worum es geht
return-unit = { $quantity } × { $title }
return-amount-refund = Sie erhalten zurück
return-amount-refunded = Erstattet
return-amount-replacement = Wert
return-amount-paid-way = Der volle Preis, wie Sie ihn bezahlt haben, auf dem Weg, auf dem Sie bezahlt haben.
return-amount-nothing-to-pay = Das kostet Sie nichts.
return-amount-part = Bezahlt hatten Sie { $paid }; davon haben wir { $refunded } erstattet. Ist das nicht wie vereinbart, fragen Sie uns.
return-amount-cancelled = Es geht nichts zurück, in keine Richtung.
return-amount-not-taken = Da wir es nicht zurückgenommen haben, wird nichts erstattet.
return-more = Mehr
return-more-order = Bestellung { $number }
return-more-ask = Uns dazu fragen
return-cancel-open = Ich möchte es doch behalten
return-cancel-found = Es hat sich doch gefunden
return-cancel-lead = Dann ist die Rückgabe abgesagt. Sie können eine neue beginnen, solange die Zeit dafür reicht.
return-cancel = Rückgabe absagen
return-state-requested = angefragt
return-state-approved = abzugeben
return-state-declined = abgelehnt
return-state-in-transit = auf dem Weg zu uns
return-state-claimed = nichts abzugeben
return-state-received = bei uns
return-state-received-part = { $received } von { $of } bei uns
return-state-settled = erledigt
return-state-expired = abgelaufen
return-state-cancelled = abgesagt

# Ihr Code, allein und gescannt.
return-code-title = Ihr Rückgabecode
return-code-until = Gut bis { $until }
return-code-note = Funktioniert ohne Netz, sobald er auf dem Bildschirm ist. Gut bis { $until }.
return-code-alone = Nur der Code, für offline
return-handed-in = Ich habe es abgegeben
return-code-picture = QR-Code der Rückgabe, { $code }
return-code-short = Oder vorlesen:
return-code-over = Dieser Code wird nicht mehr gebraucht
return-code-over-detail = Auf der Seite der Rückgabe steht, wie es steht.
return-code-back = Rückgabe ansehen
return-scanned-title = Ein Rückgabecode von { $shop }
return-scanned-lead = Zeigen Sie ihn an der Kasse oder dort, wo Sie das Paket abgeben. Anderen öffnet er nichts.
return-scanned-find = Meine Bestellung finden
return-scanned-desk = Sie arbeiten hier? Am Tresen öffnen
return-scanned-unknown = Diesen Code kennen wir nicht
return-scanned-unknown-lead = Es ist kein Rückgabecode von { $shop }, oder seine Zeit ist vorbei. Der kurze Code unter dem Bild sagt unserem Team trotzdem, welche Rückgabe es ist.

# Der Tresen, an dem Rückgaben ankommen.
return-desk-title = Rückgaben
return-desk-heading =
    { $waiting ->
        [0] Nichts wartet am Tresen
        [one] Eine Rückgabe wartet auf Sie
       *[other] { $waiting } Rückgaben warten auf Sie
    }
return-desk-lead =
    { $arriving ->
        [0] Es wird nichts erwartet.
        [one] Eine wird noch erwartet.
       *[other] { $arriving } werden erwartet.
    }
return-desk-field = Code
return-desk-field-hint = Scannen Sie den QR-Code, oder tippen Sie die sieben Zeichen darunter.
return-desk-find = Rückgabe finden
return-desk-foreign = Dieser Code gehört zu einem anderen Geschäft oder ist älter als der Schlüssel dieses Portals. Tippen Sie die sieben Zeichen unter dem Bild, oder suchen Sie die Bestellung.
return-desk-forged = Dieser Code ist beschädigt oder nicht echt: Seine Signatur stimmt nicht. Scannen Sie ihn noch einmal; wenn das nicht hilft, tippen Sie die sieben Zeichen unter dem Bild und vergleichen Sie die Ware mit der Rückgabe.
return-desk-expired = Dieser Code ist echt und seit { $since } abgelaufen. Die Rückgabe gibt es noch: Tippen Sie die sieben Zeichen unter dem Bild.
return-desk-unknown = Keine Rückgabe hat den Code { $code }. Sehen Sie Zeichen für Zeichen nach: 0, O, 1, I, L und U kommen nicht vor.
return-desk-no-code = Das ist kein Code. Ein Code hat sieben Buchstaben und Ziffern, etwa 7KQ 4M2X.
return-desk-to-decide = Zu prüfen
return-desk-to-refund = Zu erstatten
return-desk-to-replace = Zu ersetzen
return-desk-to-arrive = Erwartet
return-desk-settled = Zuletzt erledigt
return-desk-code = Code
return-desk-thing = Artikel
return-desk-customer = Kunde
return-desk-outcome = Ergebnis
return-desk-due = fällig
return-desk-when = erledigt
return-desk-bring = bei uns { $by }
return-desk-none = Keine.
return-desk-count = { $count }
return-desk-more =
    { $more ->
        [one] und eine weitere
       *[other] und { $more } weitere
    }
return-desk-before = Das ist schon geschehen, { $at }. Es wurde nichts ein zweites Mal getan.

# Eine Rückgabe am Tresen.
return-one-back = Zurück zum Tresen
return-one-over = Rückgabe { $code }
return-one-receive = Annehmen
return-one-receive-lead =
    { $pieces ->
        [one] Ein Stück wird erwartet. Nehmen Sie es an, wenn es vor Ihnen liegt.
       *[other] { $pieces } Stück werden erwartet. Nehmen Sie sie an, wenn sie vor Ihnen liegen.
    }
return-one-receive-button = Angenommen
return-one-decide = Prüfen
return-one-decide-lead = Ist es, was verkauft wurde, und so, wie der Kunde sagt?
return-one-accept = Zurücknehmen
return-one-reject-open = Nicht zurücknehmen
return-one-reject-why = Warum
return-one-reject = Nicht zurückgenommen
return-reject-missing = Wählen Sie warum: der Kunde liest es.
return-reject-worn = über das Ausprobieren hinaus benutzt
return-reject-damaged-in-use = beim Gebrauch beschädigt
return-reject-incomplete = es fehlt etwas davon
return-reject-not-ours = nicht bei uns gekauft
return-reject-other = anderer Grund
return-one-refund = { $amount } erstatten
return-one-amount = Betrag in { $currency }
return-one-amount-hint = Alles sind { $amount }. Weniger nur, wenn es mit dem Kunden vereinbart ist.
return-one-refund-button = Erstatten
return-one-replace = Ersatz senden
return-one-replace-lead = Eine neue Bestellung geht ohne Preis an dieselbe Adresse.
return-one-replace-early = Dem Kunden wurde gesagt, dass der Ersatz nicht auf dieses Stück wartet.
return-one-refund-instead = Keines mehr da? Stattdessen erstatten
return-one-refund-first = Erstatten, bevor es hier ist
return-one-done = Nichts mehr zu tun
return-one-cancelled = Vom Kunden abgesagt: nicht annehmen
return-one-next = Nächster Schritt
return-one-things = Was zurückkommt
return-one-told = Der Kunde sagt: „{ $reason }“.
return-one-withdrawn = Der Kunde hat den Vertrag widerrufen: Nach einem Grund wird nicht gefragt, und zu entscheiden ist nichts. Weniger geht nur zurück, wo die Ware mehr an Wert verloren hat als durch Ausprobieren.
return-one-reception = Annahme
return-one-acceptance = Prüfung
return-one-reimbursement = gegeben dafür
return-one-promised = Was wir versprochen haben
return-one-about = Zu dieser Rückgabe
return-one-order = Bestellung
return-one-right = Recht
return-one-hand-over = Abgabe
return-one-agreed = vereinbart
return-one-bring = gut bis
return-one-replacement = Ersatz
return-one-journey = Der Weg des Kunden
return-unit-awaiting = erwartet
return-unit-received = angenommen
return-unit-missing = kommt nicht zurück
return-unit-kept = bleibt beim Kunden
return-unit-pending = nicht geprüft
return-unit-accepted = zurückgenommen
return-unit-partly = teilweise zurückgenommen
return-unit-rejected = nicht zurückgenommen: { $reason }
return-unit-needs-decision = muss entschieden werden
return-unit-none = noch nichts
return-unit-paying = unterwegs
return-unit-refunded = erstattet
return-unit-credited = gutgeschrieben
return-unit-replaced = ersetzt
return-unit-failed = fehlgeschlagen
return-move-cancelled = Der Kunde hat diese Rückgabe abgesagt.
return-move-already-received = Es ist schon bei uns und lässt sich nicht mehr absagen. Fragen Sie uns.
return-move-already-settled = Es wurde schon anders erledigt.
return-move-nothing-to-receive = Von dieser Rückgabe kommt nichts zurück.
return-move-not-received = Es ist noch nicht bei uns. Nehmen Sie es zuerst an.
return-move-not-accepted = Es wurde noch nicht geprüft. Nehmen Sie es zuerst zurück.
return-move-decided-otherwise = Jemand hat vor Ihnen anders entschieden. Siehe unten.
return-move-more-than-paid = Höchstens { $most }: nicht mehr, als bezahlt wurde.
return-move-no-amount = Geben Sie einen Betrag ein, etwa 12,50.
return-move-not-agreed = Vereinbart war eine Erstattung, kein Ersatz.

# Was sonst angeboten werden kann, und was eine Regel sagt.
return-what-replacement = Ihr Ersatz
return-what-part = Das fehlende Teil
return-what-repair = Ihr repariertes Stück
return-outcome-exchange = Umtausch
return-outcome-missing-part = Das fehlende Teil
return-outcome-repair = Reparatur
return-outcome-store-credit = Guthaben { $amount }
return-outcome-keep = Behalten, und { $amount } zurück
return-part-by = Bei Ihnen { $by }. Der Rest bleibt bei Ihnen.
return-repair-by = Repariert und wieder bei Ihnen { $by }.
return-credit-term = Als Guthaben bei uns, { $term }, sobald es bei uns ist.
return-credit-by = Als Guthaben bei uns { $by }.
return-keep-by = Auf dem Weg zurück, auf dem Sie bezahlt haben, { $by }. Nichts zurückzusenden.
return-fee-kept = Wir behalten { $fee } vom Preis ein, wie es in unseren Bedingungen steht.
return-right-warranty = Unsere eigene Garantie läuft länger als die zwei Jahre des Gesetzes: bis { $until }.
return-right-gift = Es war ein Geschenk: Sie können es bis { $until } zurückgeben.
return-right-name-warranty = Garantie des Geschäfts
return-right-name-gift = ein Geschenk
return-reviewed = Jemand sieht es sich zuerst an. Die Antwort kommt per E-Mail, und wenn es klappt, der Code dazu.
return-refused-warranty-over = Unsere Garantie endete mit { $until }.
return-refused-final-sale = Das nehmen wir nur zurück, wenn etwas daran nicht stimmt.
return-refused-reason-not-offered = Aus diesem Grund nehmen wir das nicht zurück.
return-refused-not-offered = Für diese Artikel nicht im Angebot.
return-refused-nothing-missing = Nur, wenn ein Teil fehlt.
return-refused-never-came = Was nie ankam, lässt sich weder behalten noch reparieren.
return-refused-photo-missing = Bitte fügen Sie ein Bild hinzu.
return-decline-not-covered = wir sehen keinen Mangel, für den wir einstehen müssen
return-decline-no-answer = worum wir baten, kam nicht
return-decline-not-ours = nicht bei uns gekauft
return-decline-other = ein anderer Grund
return-heading-requested = Wir sehen es uns an
return-lead-requested = Unsere Antwort kommt per E-Mail. Bitte senden Sie noch nichts.
return-heading-declined = Dieser Rückgabe können wir nicht zustimmen
return-lead-declined = Warum: { $reason }. Fragen Sie uns, wenn Sie es anders sehen.
return-heading-credited = { $amount } stehen bei uns für Sie bereit
return-lead-credited = { $day }. Sagen Sie es uns bei der nächsten Bestellung: Es wird vom Preis abgezogen.
return-stop-requested = Rückgabe angefragt
return-stop-to-approve = Wir sehen es uns an
return-stop-approved = Rückgabe vereinbart
return-stop-declined = Nicht zugestimmt
return-stop-credit = { $amount } Guthaben bei uns
return-amount-credit = Sie erhalten als Guthaben
return-amount-fee = Einbehalten, wie es in unseren Bedingungen steht
return-desk-to-approve = Zu entscheiden
return-one-approve = Ja oder nein sagen
return-one-approve-lead = Die Bedingungen verlangen einen Blick, bevor diese Rückgabe vereinbart ist.
return-one-approve-button = Zustimmen
return-one-decline-open = Nicht zustimmen
return-one-decline = Abgelehnt
return-decline-missing = Wählen Sie, warum: Der Kunde liest es.
return-one-declined = Dieser Rückgabe wurde nicht zugestimmt
return-one-credit = Guthaben { $amount }
return-one-credit-button = Gutschreiben
return-one-send = Absenden
return-one-partly = Für weniger zurücknehmen
return-one-partly-button = Für weniger zurücknehmen
return-one-receive-some = Nur ein Teil ist gekommen
return-one-pieces = Stück von { $title }
return-one-condition = Zustand
return-one-disposition = was daraus wird
return-condition-as-new = wie neu
return-condition-opened = geöffnet
return-condition-used = gebraucht
return-condition-damaged = beschädigt
return-disposition-restock = zurück ins Regal
return-disposition-refurbish = aufzuarbeiten
return-disposition-recycle = zu verwerten
return-disposition-missing = nicht auffindbar
return-partly-signs-of-use = Gebrauchsspuren
return-partly-incomplete = es fehlt etwas
return-partly-kept = der Kunde behält es
return-partly-other = ein anderer Grund
return-move-declined = Dieser Rückgabe wurde nicht zugestimmt. Geben Sie dem Kunden die Ware zurück, oder beginnen Sie eine neue Rückgabe.
return-move-not-approved = Diese Rückgabe ist noch nicht vereinbart. Sagen Sie zuerst ja oder nein.
return-move-already-approved = Diese Rückgabe ist schon vereinbart.
return-move-unknown-line = Das ist nicht in dieser Rückgabe.
return-move-too-many =
    { $most ->
        [0] Für diesen Schritt ist nichts davon da.
        [one] Für diesen Schritt ist eines da.
       *[other] Für diesen Schritt sind { $most } da.
    }
return-short-replacement = Ersatz
return-short-part = Fehlendes Teil
return-short-repair = Repariertes Stück
return-name-refund = Erstattung
return-name-store-credit = Guthaben
return-name-keep = Behalten, mit einem Teil zurück
return-desk-terms = Was wir zurücknehmen

# Warum Ware zurückkommt.
return-reasons-title = Warum Ware zurückkommt
return-reasons-lead = Die letzten zwölf Monate, zuerst was am häufigsten zurückkommt. Was an der Quelle behoben ist, kommt nicht zurück.
return-reasons-none = In den letzten zwölf Monaten kam nichts zurück
return-reasons-back = zurückgekommen
return-reasons-why = warum
return-reasons-money = erstattet
return-reasons-trend = Verlauf nach Monaten
return-reasons-of = { $pieces } von { $sold } verkauften
return-reasons-told = { $reason } ({ $pieces })
return-desk-reasons = Warum Ware zurückkommt

# Etwas anderes dafür
return-exchange-for = Umtausch gegen { $title }
return-exchange-same = Kostet dasselbe. Bei Ihnen { $by }.
return-exchange-back = Sie bekommen { $amount } zurück. Bei Ihnen { $by }.
return-exchange-send = { $title } senden
return-refused-out-of-stock = Davon sind zurzeit nicht genug da.
return-refused-costs-more = Kostet mehr, und hier können wir kein Geld annehmen. Geben Sie Ihres gegen Erstattung zurück und bestellen Sie dieses.
return-refused-nothing-else = Zurzeit gibt es nichts, wogegen wir es umtauschen könnten.
return-refused-exchange-missing = Wählen Sie, was Sie lieber hätten.
return-move-out-of-stock = Von { $sku } sind nicht genug da. Zählen Sie das Regal neu, oder geben Sie stattdessen das Geld zurück.
return-what-exchange = Was Sie stattdessen gewählt haben
return-short-exchange = Umtausch
return-amount-back = Geht dazu an Sie zurück
# Etwas anderes als vereinbart
return-change = Etwas anderes wählen
return-change-title = Was hätten Sie lieber?
return-change-lead = Sie können wählen, bis wir es angesehen haben.
return-change-button = Stattdessen dies
return-change-late = Es ist zu spät, etwas anderes zu wählen: Wir haben es angesehen.
# Nachgefragt, bevor es vereinbart ist
return-state-needs-info = wartet auf den Kunden
return-heading-needs-info = Noch eine Frage
return-lead-needs-info = Wir haben Sie dazu etwas gefragt. Sobald Sie geantwortet haben, sehen wir es uns wieder an.
return-needs-info-answer = Unsere Frage beantworten
return-one-ask-open = Beim Kunden nachfragen
return-one-ask-question = Was müssen Sie wissen? Es geht per E-Mail hinaus und wird einmal gefragt.
return-one-ask = Frage senden
return-one-ask-before = Es wurde schon gefragt, und einmal genügt: Die Antwort kommt im Fall.
return-one-info-asked = Ansehen, was gefragt wurde
return-stop-needs-info = Sie beantworten unsere Frage
# Geld, das ein System des Geschäfts auszahlt.
return-heading-paying = Ihr Geld ist unterwegs: { $amount }
return-lead-paying = Die Zahlung von { $amount } haben wir am { $day } veranlasst. Sie geht auf dem Weg zurück, auf dem Sie bezahlt haben. Sie müssen nichts weiter tun.
return-lead-payment-failed = Die Zahlung kam nicht durch; wir versuchen es noch einmal. Sie müssen nichts weiter tun.
return-stop-asked = Zahlung von { $amount } veranlasst
return-detail-payment-failed = Die Zahlung kam nicht durch; wir versuchen es noch einmal.
return-desk-to-be-paid = Zahlung veranlasst
return-desk-failed = Die Zahlung schlug fehl: noch einmal versuchen
return-one-paying = Zahlung von { $amount } veranlasst
return-one-payments = Zahlungen
return-one-asked = { $amount }, veranlasst { $at }.
return-one-asked-lead = Was daraus wurde, sagt das Zahlungssystem des Geschäfts von selbst. Wenn nicht, sagen Sie es hier.
return-one-reference = Referenz der Zahlung
return-one-reference-long = Höchstens 100 Zeichen, in einer Zeile.
return-one-paid = Es wurde bezahlt
return-one-unpaid-open = Sie kam nicht durch
return-one-unpaid = Nicht bezahlt
return-one-unpaid-missing = Wählen Sie warum.
return-one-payment-failed = Die Zahlung schlug fehl ({ $reason }): noch einmal versuchen.
return-one-payment-ended = Zu dieser Zahlung hat vor Ihnen jemand etwas anderes gesagt. Siehe unten.
return-failure-account-closed = Konto oder Karte gibt es nicht mehr
return-failure-details-wrong = wohin sie geht, ist nicht bekannt oder falsch
return-failure-declined = die Bank lehnte ab
return-failure-technical = das Zahlungssystem arbeitete nicht
return-failure-other = ein anderer Grund
return-move-worth-less = Es wurde für weniger zurückgenommen, als hinausginge. Geben Sie stattdessen das Geld.
return-move-first-still-out = Was hierdurch ersetzt wurde, ist noch nicht zurück. Nehmen Sie das zuerst an.
