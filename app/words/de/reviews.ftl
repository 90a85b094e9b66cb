# Bewertungen: eine schreiben, die öffentliche Seite eines Produkts, der Tisch der Mitarbeiter, und die Mails.
review-card-title = Wie war es?
review-card-lead = Ein paar Worte helfen den Nächsten, gute wie schlechte.
review-card-button = Bewertung schreiben

review-over = Bestellung { $number }
review-choose-title = Was möchten Sie bewerten?
review-choose-lead = Jedes gekaufte Stück hat seine eigene Bewertung.
review-new-title = Was halten Sie davon?
review-new-product = { $product }
review-new-lead = Sagen Sie, wie es ist: Gutes und Schlechtes helfen beide.
review-stars = Wie viele Sterne?
review-stars-missing = Wählen Sie einen bis fünf Sterne.
review-stars-1 = 1 Stern: sehr schlecht
review-stars-2 = 2 Sterne: schlecht
review-stars-3 = 3 Sterne: in Ordnung
review-stars-4 = 4 Sterne: gut
review-stars-5 = 5 Sterne: sehr gut
review-stars-of =
    { $stars ->
        [one] { $stars } Stern von fünf
       *[other] { $stars } Sterne von fünf
    }
review-field-title = In einer Zeile
review-field-words = In Ihren Worten
review-field-words-hint = Was Sie damit machen, was Ihnen gefällt und was nicht. Bitte niemandes Telefonnummer oder Adresse.
review-field-name = Der Name daneben
review-field-name-hint = Nur er wird von Ihnen gezeigt. Leer gelassen bleiben Sie ungenannt.
review-title-long = Bitte höchstens 120 Zeichen.
review-words-long = Bitte höchstens 2.000 Zeichen.
review-name-long = Bitte höchstens 60 Zeichen.
review-name-address = Geben Sie einen Namen ein, keine Mailadresse und keinen Link: alle können ihn lesen.
review-send = Bewertung abschicken
review-send-note = Wir sehen sie zuerst an. Kommen wir nicht dazu, erscheint sie nach 14 Tagen von selbst. Sterne und Worte bleiben, wie Sie sie abschicken.
review-verified-note = Daneben steht, dass es hier gekauft wurde. Das wissen wir aus dieser Bestellung.
review-not-yet-title = Noch nicht
review-not-yet-lead = Sie können es bewerten, sobald es bei Ihnen ist oder der versprochene Tag vorbei ist.
review-not-yet-from = Sie können es bewerten, sobald es bei Ihnen ist, spätestens nach { $due }.
review-written-before = Sie haben das schon bewertet, und eine Bewertung bleibt, wie sie abgeschickt wurde. Hier ist sie.
review-to-order = Zurück zur Bestellung

review-thanks = Danke
review-thanks-lead = Ihre Bewertung erscheint nach einem Blick darauf, spätestens am { $day }.
review-reply-by = Wir antworten { $by }.
review-reply-overdue = Wir wollten { $by } antworten. Die Zeit ist vorbei, und das tut uns leid.
review-published-title = Ihre Bewertung ist veröffentlicht
review-published-lead = Alle können sie lesen.
review-published-see = Alle Bewertungen dazu
review-share = Teilen
review-rejected-title = Ihre Bewertung ist nicht veröffentlicht
review-rejected-lead = { $reason } Ihre Sterne zählen trotzdem in dem, was wir daraus lernen.
review-rejected-off-topic = Sie handelt von etwas anderem als dem, was Sie gekauft haben.
review-rejected-personal-data = Sie nennt persönliche Daten von jemand anderem.
review-rejected-unlawful = Sie sagt etwas, das gesetzlich verboten ist.
review-rejected-not-a-customer = Sie ist nicht von der Person, die es gekauft hat.
review-yours = Was Sie geschrieben haben
review-more = Mehr aus dieser Bestellung
review-state-write = Bewertung schreiben
review-state-see = Ihre ansehen
review-state-pending = wartet auf einen Blick
review-state-published = veröffentlicht
review-state-rejected = nicht veröffentlicht
review-state-not-yet = noch nicht bei Ihnen

review-public-over = Bewertungen
review-public-title = { $product }: Bewertungen
review-public-lead =
    { $count ->
        [one] { $mean } von 5 Sternen, aus einer Bewertung
       *[other] { $mean } von 5 Sternen, aus { $count } Bewertungen
    }
review-public-description = Bewertungen bei { $shop }, nur von Menschen, die dort gekauft haben: gute wie schlechte, und wie wir sie prüfen.
review-public-none = Noch keine Bewertung
review-public-none-detail = Wer es hier gekauft hat, kann von der Seite der Bestellung aus die erste schreiben.
review-public-write = Gekauft? Zur Bestellung
review-histogram = So verteilen sich die Sterne
review-histogram-row =
    { $stars ->
        [one] { $stars } Stern
       *[other] { $stars } Sterne
    }
review-histogram-caption = Bewertungen nach Sternen
review-histogram-column-stars = Sterne
review-histogram-column-count = Bewertungen
review-by = { $name }
review-by-nobody = Jemand, der es gekauft hat
review-wordless = Nur Sterne, ohne Worte.
review-verified = Gekauft bei { $shop }, durch die Bestellung belegt
review-check-title = Wie wir prüfen
review-check-bought = Nur wer es hier gekauft hat, kann es bewerten: jede Bewertung wird von der Seite ihrer Bestellung aus geschrieben, einmal für jedes gekaufte Stück.
review-check-shown = Wir veröffentlichen gute und schlechte gleichermaßen. Zurückgehalten wird eine nur, wenn sie nicht zur Sache gehört, persönliche Daten verrät, rechtswidrig ist oder nicht von einer Kundin oder einem Kunden stammt. Wozu wir nicht kommen, das erscheint nach 14 Tagen von selbst.
review-check-paid = Niemand wird für eine Bewertung bezahlt, und niemand kann ihre Sterne ändern.
review-replied = { $shop } antwortete, { $day }
review-replied-privately = { $shop } antwortete nur Ihnen, { $day }
review-pages = Seiten der Bewertungen
review-page-of = Seite { $page } von { $pages }
review-newer = Neuere
review-older = Ältere

review-desk-title = Bewertungen
review-desk-heading =
    { $count ->
        [0] Keine Bewertung wartet
        [one] Eine Bewertung wartet auf einen Blick
       *[other] { $count } Bewertungen warten auf einen Blick
    }
review-desk-lead = Schlechte Bewertungen lassen sich nicht zurückhalten: was niemand ansieht, veröffentlicht sich nach 14 Tagen selbst.
review-desk-filter = Welche Bewertungen
review-desk-waiting = Wartend
review-desk-owed = Antwort offen
review-desk-published = Veröffentlicht
review-desk-rejected = Abgelehnt
review-desk-count = { $which } ({ $count })
review-desk-none-waiting = Nichts wartet
review-desk-none-owed = Keine Antwort ist offen
review-desk-none-published = Noch ist nichts veröffentlicht
review-desk-none-rejected = Nichts wurde abgelehnt
review-desk-itself = veröffentlicht sich selbst { $in }
review-desk-posted = geschrieben { $ago }
review-desk-decided = { $ago }
review-desk-decided-itself = hat sich { $ago } selbst veröffentlicht
review-desk-reason = { $reason }, { $ago }
review-desk-reply-by = Antwort { $by }
review-desk-reply-late = Antwort bisher { $late }
review-desk-replied = rechtzeitig beantwortet
review-desk-replied-late = { $late } beantwortet
review-desk-open = Ablehnen oder antworten
review-desk-look = Ansehen und antworten
review-desk-publish = Veröffentlichen
review-desk-publish-of = Die Bewertung von { $product } durch { $name } veröffentlichen
review-desk-back = Alle Bewertungen
review-desk-journey = Die Reise der Kundin oder des Kunden
review-desk-product = Die öffentliche Seite
review-desk-about = Dazu
review-desk-order = Bestellung
review-desk-written = Geschrieben
review-desk-state = Stand
review-desk-reply-promise = Unsere Antwort
review-desk-reject = Ablehnen
review-desk-reject-lead = Nur aus einem dieser Gründe. Negativ zu sein ist keiner.
review-desk-reject-why = Warum
review-desk-reject-missing = Wählen Sie einen der vier Gründe.
review-desk-reason-off-topic = nicht zur Sache
review-desk-reason-personal-data = persönliche Daten
review-desk-reason-unlawful = rechtswidrig
review-desk-reason-not-a-customer = nicht gekauft
review-desk-decided-before = Das hat schon jemand entschieden. So steht es jetzt.
review-desk-reply = Antworten
review-desk-reply-lead = Ihre Worte gehen in jedem Fall auch per Mail an die Kundin oder den Kunden.
review-desk-reply-words = Ihre Worte
review-desk-reply-public = Öffentlich antworten
review-desk-reply-private = Nur per Mail antworten
review-desk-reply-empty = Schreiben Sie, was Sie sagen möchten.
review-desk-reply-long = Höchstens 2.000 Zeichen.
review-desk-reply-hidden = Diese Bewertung wird nicht gezeigt; antworten Sie nur per Mail.
review-desk-reply-before = Eine solche Antwort ist schon abgeschickt. Sie bleibt, wie sie ist.
review-desk-replied-public = Öffentliche Antwort, { $ago }
review-desk-replied-private = Nur per Mail, { $ago }
review-desk-no-words = Ohne Worte: es wurden keine geschrieben, oder die Person hat sich vergessen lassen.

review-mail-ask-subject = Was halten Sie von { $products }?
review-mail-ask-subject-bare = Was halten Sie von Bestellung { $number }?
review-mail-ask-heading = Was halten Sie davon?
review-mail-ask-lead = { $products }: das ist nun eine Weile bei Ihnen. Erzählen Sie anderen, wie es ist?
review-mail-ask-lead-bare = Ihre Bestellung ist nun eine Weile bei Ihnen. Erzählen Sie anderen, wie es ist?
review-mail-ask-honest = Sagen Sie, wie es ist: wir veröffentlichen gute und schlechte Bewertungen gleichermaßen. Wir fragen für jede Bestellung einmal.
review-mail-ask-button = Bewertung schreiben
review-mail-reply-subject = Unsere Antwort auf Ihre Bewertung von { $product }
review-mail-reply-heading = Wir haben Ihre Bewertung gelesen
review-mail-reply-lead = Sie haben über { $product } geschrieben. Das ist unsere Antwort:
review-mail-reply-public = Die Antwort steht neben Ihrer Bewertung, für alle zu lesen.
review-mail-reply-public-later = Die Antwort wird neben Ihrer Bewertung stehen, sobald sie veröffentlicht ist.
review-mail-reply-private = Die Antwort ist nur für Sie.
review-mail-reply-button = Ihre Bewertung ansehen
