# Mails about a return: the code first, then what to bring and until when, and what we owe then.
mail-return-subject-agreed = Your return is agreed: code { $code }
mail-return-subject-claimed = We make it good: order { $number }
mail-return-subject-withdrawn = Your withdrawal: how it goes on, code { $code }
mail-return-subject-withdrawn-unsent = Your withdrawal: order { $number }
mail-return-subject-received = Your return is with us
mail-return-subject-refunded = { $amount } is on its way back to you

mail-return-over = Order { $number } · return { $code }
mail-return-heading-agreed = Your code: { $code }
mail-return-heading-claimed = We make it good
mail-return-heading-withdrawn = Your withdrawal is confirmed
mail-return-heading-received = We have your return
mail-return-heading-refunded = We have sent you { $amount }

mail-return-item = { $quantity } × { $title }
mail-return-send = Pack { $items } and hand the parcel over with this code { $by }.
mail-return-bring = Bring { $items } to one of our stores and show this code, { $by }.
mail-return-claimed = You told us what did not come: { $items }. Nothing to send back, nothing more to do on your side.
mail-return-withdrawn-unsent = { $items }: it has not left us. Nothing to send back, nothing more to do on your side.
mail-return-then-refund = Once we have it, you get { $amount } back { $term }.
mail-return-then-refund-by = You get { $amount } back { $by }.
mail-return-then-withdrawn = You get { $amount } back { $by }. We may wait until you have handed it in, or it has reached us.
mail-return-then-replacement = { $what } is with you { $by }.
mail-return-qr = The QR code stands on the page of your return. You need no printer: show it on your phone.
mail-return-nothing-to-do = Nothing more to do on your side.
mail-return-refunded = It goes the way you paid. Your bank may need a few days to show it.

mail-return-stop-agreed = Return agreed
mail-return-stop-withdrawn = Withdrawn
mail-return-stop-received = With us
mail-return-stop-refunded = Money back
mail-return-stop-replaced = { $what } with you

mail-return-button = See your return
mail-return-button-code = Show the QR code
mail-return-link-note = The link is for you: whoever has it can see this return and its code.

mail-return-subject-requested = We look at your return of order { $number }
mail-return-heading-requested = We are looking at it
mail-return-requested = You asked to return { $items }. Somebody looks at it first, and you get a mail with the answer. Please do not send anything yet.
mail-return-stop-requested = Return asked for
mail-return-stop-approved = Agreed
mail-return-subject-declined = Your return of order { $number }
mail-return-heading-declined = We cannot agree to this return
mail-return-declined = Why: { $reason }. Ask us if you see it otherwise: the page of your return leads to us.
mail-return-stop-declined = Not agreed
mail-return-subject-judged = Your return { $code }: what we found
mail-return-heading-not-taken = We could not take it back
mail-return-heading-partly = We take it back for { $amount }
mail-return-judged = Why: { $reason }. Ask us if you see it otherwise: the page of your return leads to us.
mail-return-stop-checked = Checked
mail-return-part =
    { $left ->
        [one] One more piece is still to come.
       *[other] { $left } more pieces are still to come.
    }
mail-return-then-credit = Once we have it, you get { $amount } to spend with us, { $term }.
mail-return-then-credit-by = You get { $amount } to spend with us { $by }.
mail-return-kept = You keep { $items }. Nothing to send back, nothing more to do on your side.
mail-return-subject-credited = { $amount } to spend with us
mail-return-heading-credited = { $amount } stands with us for you
mail-return-credited = Ask us when you order next: it is taken off the price.
mail-return-what-replacement = Your replacement
mail-return-what-part = The missing part
mail-return-what-repair = Your repaired thing
mail-return-stop-credit = To spend with us
mail-return-short-replacement = Replacement
mail-return-short-part = Missing part
mail-return-short-repair = Repaired thing
mail-return-what-exchange = What you chose instead
mail-return-short-exchange = Exchange
mail-return-exchange = You get { $title } instead.
mail-return-exchange-back = You get { $title } instead, and { $amount } back.
