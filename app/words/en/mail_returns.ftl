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
mail-return-then-replacement = Your replacement is with you { $by }.
mail-return-qr = The QR code stands on the page of your return. You need no printer: show it on your phone.
mail-return-nothing-to-do = Nothing more to do on your side.
mail-return-refunded = It goes the way you paid. Your bank may need a few days to show it.

mail-return-stop-agreed = Return agreed
mail-return-stop-withdrawn = Withdrawn
mail-return-stop-received = With us
mail-return-stop-refunded = Money back
mail-return-stop-replaced = Replacement with you

mail-return-button = See your return
mail-return-button-code = Show the QR code
mail-return-link-note = The link is for you: whoever has it can see this return and its code.
