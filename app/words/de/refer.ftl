# Freunde einladen: die eigene Seite, was ein Freund findet, was das Team sieht, und die Mail.
refer-title = Freunde einladen
refer-lead = Wenn ein Freund hier zum ersten Mal kauft und es behält, bekommen Sie { $amount }.
refer-lead-due =
    { $owed ->
        [one] Ein Freund hat behalten, was er gekauft hat: Wir schulden Ihnen eine Belohnung.
       *[other] { $owed } Freunde haben behalten, was sie gekauft haben: Wir schulden Ihnen die Belohnungen.
    }
refer-how = So geht es
refer-how-you = Sie bekommen
refer-how-you-said = { $amount } je Freund, in der Währung seiner Bestellung
refer-how-friend = Ihr Freund bekommt
refer-how-friend-said = Den üblichen Preis, keinen Rabatt. Wir sagen ihm, dass Sie etwas dafür bekommen.
refer-how-when = Es zählt
refer-how-when-said =
    { $days ->
        [one] Wenn es nicht mehr zurückgeschickt werden kann: einen Tag nach der Ankunft
       *[other] Wenn es nicht mehr zurückgeschickt werden kann: { $days } Tage nach der Ankunft
    }
refer-how-reward = Die Belohnung kommt
refer-how-reward-said = { $term } danach
refer-how-not = Es zählt nicht
refer-how-not-said = Was Sie selbst bestellen, was jemand bestellt, der schon hier gekauft hat, und was storniert oder zurückgeschickt wird
refer-paid = { $shop } zahlt die Belohnung. Diese Seite sagt, wann das war.
refer-make = Meine Einladung machen
refer-make-lead = Sie bekommen einen Code und einen Link mit Ihrem Vornamen darin. Wer dem Link folgt, liest Ihren Vornamen und was Sie bekommen.
refer-yours = Ihre Einladung
refer-code = Ihr Code
refer-code-copy = Code kopieren
refer-link = Ihr Link
refer-link-copy = Link kopieren
refer-copied = Kopiert
refer-share = Teilen
refer-see = Ansehen, was ein Freund sieht
refer-came = Was daraus wurde
refer-clicked = Dem Link gefolgt
refer-clicked-said =
    { $clicks ->
        [0] noch niemand
        [one] einmal
       *[other] { $clicks } Mal
    }
refer-ordered = Freunde, die bestellt haben
refer-rewarded = Belohnungen gegeben
refer-friends = Die Bestellungen Ihrer Freunde
refer-empty = Noch hat niemand mit Ihrem Code bestellt
refer-empty-detail = Sobald es jemand tut, steht es hier, mit dem Tag, ab dem es zählt.
refer-latest = Die letzten { $shown } von { $all }
refer-friend = Bestellung eines Freundes
refer-line-label = Was mit dieser Empfehlung geschah und was noch kommt
refer-badge-ordered = unterwegs
refer-badge-review = kann noch zurückgehen
refer-badge-eligible = Belohnung kommt
refer-badge-late = Belohnung bisher { $late }
refer-badge-rewarded = belohnt
refer-badge-disqualified = zählt nicht
refer-stop-ordered = Ein Freund hat mit Ihrem Code bestellt
refer-stop-arrives = Es kommt bei Ihrem Freund an
refer-stop-arrived = Es ist bei Ihrem Freund
refer-stop-counts = Es zählt
refer-when-from = ab { $day }
refer-when-after = { $days } Tage nach der Ankunft
refer-stop-counts-why = Wenn es nicht mehr zurückgeschickt werden kann
refer-stop-coming-back = Ihr Freund schickt etwas zurück. Wir warten ab, was daraus wird.
refer-stop-counted = Ihr Freund hat es behalten, und es zählt
refer-stop-reward = Ihre Belohnung, { $amount }
refer-stop-given = { $shop } hat Ihre Belohnung gegeben, { $amount }
refer-stop-not = Es zählt nicht
refer-why-self-referral = Es sieht nach einer eigenen Bestellung aus: dieselbe Person, Mailadresse oder Haustür.
refer-why-cancelled = Die Bestellung wurde storniert.
refer-why-returned = Etwas davon wurde zurückgeschickt.
refer-why-not-new = Wer bestellt hat, hatte schon früher hier gekauft.
refer-why-unknown-code = Der Code gehörte niemandem.
refer-gap-overdue = Wir haben sie { $by } versprochen. Bisher { $late }. Das tut uns leid.
refer-gap-late = Wir haben sie { $by } versprochen. Sie kam { $late }.

refer-account-lead = Ein Freund, der zum ersten Mal kauft, ist uns etwas wert.

refer-landing-title = { $name } lädt Sie zu { $shop } ein
refer-landing-title-unnamed = Sie sind zu { $shop } eingeladen
refer-landing-lead = Bestellen Sie mit diesem Code, und { $name } bekommt eine Belohnung.
refer-landing-lead-unnamed = Bestellen Sie mit diesem Code, und wer Sie eingeladen hat, bekommt eine Belohnung.
refer-landing-code = Der Einladungscode
refer-landing-code-hint = Geben Sie ihn ein, wo { $shop } bei der Bestellung nach einem Code fragt.
refer-landing-shop = Zu { $shop }
refer-landing-honest = Was drin ist, und für wen
refer-landing-incentive = Anreiz
refer-landing-you = Sie bekommen
refer-landing-you-said = Den üblichen Preis. Diese Einladung ist kein Rabatt.
refer-landing-they = { $name } bekommt
refer-landing-they-unnamed = Wer Sie eingeladen hat, bekommt
refer-landing-they-said = { $amount }, wenn es Ihre erste Bestellung hier ist und Sie sie behalten
refer-landing-they-read = { $name } liest
refer-landing-they-read-unnamed = Wer Sie eingeladen hat, liest
refer-landing-they-read-said = Dass ein Freund bestellt hat und an welchem Tag es ankam. Nicht Ihren Namen und nicht, was Sie gekauft haben.

advocates-title = Fürsprecher
advocates-heading-none = Keine Belohnung ist fällig
advocates-heading =
    { $count ->
        [one] Eine Belohnung ist fällig
       *[other] { $count } Belohnungen sind fällig
    }
advocates-lead = Geben Sie jede Belohnung auf Ihre Weise, als Gutschein oder Gutschrift, und sagen Sie es hier: Dann erfährt es der Kunde. Von dieser Seite aus wird nichts bezahlt.
advocates-owed = Zu gebende Belohnungen
advocates-owed-none = Nichts zu geben
advocates-owed-none-detail = Eine Belohnung ist fällig, wenn die Bestellung des Freundes nicht mehr zurückgeschickt werden kann.
advocates-column-who = Fürsprecher
advocates-column-amount = Belohnung
advocates-column-due = Versprochen
advocates-column-done = Gegeben
advocates-friend-ordered = Freund bestellte { $day }
advocates-due = fällig { $in }
advocates-late = bisher { $late }
advocates-issue = Ist gegeben
advocates-issue-of = Ist gegeben: { $amount } für { $name }
advocates-issued = Festgehalten. Der Kunde erfährt es per Mail.
advocates-not-owed = Diese Belohnung wird nicht oder nicht mehr geschuldet. Die Liste zeigt den Stand von jetzt.
advocates-not-yours = Belohnungen geben Marketing und Admins.
advocates-people = Wer Freunde bringt
advocates-people-none = Noch keine Einladungen
advocates-people-none-detail = Kunden machen ihre bei „Freunde einladen“.
advocates-column-clicks = Gefolgt
advocates-column-ordered = Bestellt
advocates-column-waiting = Offen
advocates-column-disqualified = Zählen nicht
advocates-column-owed = Fällig
advocates-column-rewarded = Belohnt
advocates-shown = Die ersten { $shown } von { $total }
advocates-unknown =
    { $count ->
        [one] Eine Bestellung kam mit einem Code, der niemandem gehört.
       *[other] { $count } Bestellungen kamen mit einem Code, der niemandem gehört.
    }

refer-mail-subject = Ihre Belohnung: { $amount }
refer-mail-heading = { $amount } für Sie
refer-mail-lead = Ein Freund, den Sie eingeladen haben, hat bei { $shop } gekauft und es behalten. Wir haben Ihre Belohnung von { $amount } gegeben.
refer-mail-paid = Sie bekommen sie von { $shop }, so wie dort Belohnungen gegeben werden. Ist sie in ein paar Tagen nicht bei Ihnen, fragen Sie uns.
refer-mail-button = Ihre Einladung ansehen
