# Returns.

# The order’s page.
return-card-title = Returns
return-card-agreed = Agreed { $day }
return-card-see = Return of { $title }
return-open = Return or fix something

# The door where something is wrong: which things and why.
return-fix-over = Order { $number }
return-fix-title = What is wrong?
return-fix-lead = Say what and why. Before anything is agreed you see what you get, and by when.
return-fix-not-here = It is not with you yet
return-fix-not-here-lead = What has arrived can go back. If yours is late or lost, tell us and we find out what happened.
return-fix-nothing = Nothing of this order can go back
return-fix-nothing-lead = Below stands why. If something is wrong all the same, ask us.
return-fix-which = Which things?
return-fix-why = What is wrong?
return-fix-reason-missing = Choose what fits best.
return-fix-pieces = How many of { $open }: { $title }
return-fix-pieces-wrong = Type a number from 1 to { $most }.
return-fix-go-on = Show what I get
return-fix-back = Back to the order
return-line-not-here = Not with you yet
return-line-in-return = Is in a return already
return-line-over = Could go back until { $until }
return-line-law-only = For any reason until { $ended }. If something is wrong with it, until { $until }.
return-line-until = Can go back for any reason { $by }
return-other-ways = What you can do
return-other-way-order = See where the order is

# What is wrong, in the customer’s own voice.
return-reason-damaged = It arrived damaged
return-reason-faulty = It is faulty
return-reason-wrong-item = It is not what I ordered
return-reason-missing-parts = Parts of it are missing
return-reason-missing = It was not in the parcel
return-reason-late = It came too late
return-reason-does-not-suit = It does not suit me
return-reason-changed-my-mind = I changed my mind
return-reason-other = Something else

# What it brings, and by when.
return-choose-title = What would you like?
return-choose-nothing = This cannot be agreed here
return-choose-summary = { $things }: “{ $reason }”.
return-choose-change = Change
return-choose-outcome = You get
return-choose-missing = Choose what you would like to get.
return-right-claim = Until it is in your hands whole, it is our risk: we put it right, and you choose how. That holds until { $until }.
return-right-guarantee = The law gives you two years from delivery for what is not as it should be: until { $until }. You choose how we put it right.
return-right-policy = We take things back for any reason within { $days } days of delivery: until { $until }.
return-right-name-claim = damage or loss on the way
return-right-name-guarantee = two years of the law
return-right-name-policy = the shop’s own window
return-right-name-withdrawal = withdrawal from the contract
return-outcome-refund = Refund { $amount }
return-outcome-replacement = Replacement
return-refund-by = Back the way you paid { $by }.
return-refund-term = Back the way you paid, { $term } of it reaching us.
return-replacement-first = With you { $by }. You need not wait until yours is back.
return-replacement-by = With you { $by }.
return-refused-nothing-chosen = Tick at least one thing.
return-refused-unknown-line = This is not in the order.
return-refused-not-delivered = It is not with you yet. What has arrived can go back.
return-refused-too-many = This is more than can still go back.
return-refused-window-over = Returns for any reason ended with { $until }.
return-refused-guarantee-over = The two years of the law ended with { $until }.
return-refused-same-again = The same thing again would not help here.
return-refused-note-too-long = 2,000 characters at most, please.
return-hand-over = How does it come back?
return-hand-over-drop-off = Hand in a parcel
return-hand-over-drop-off-hint = At a drop-off point. Show the code on your phone; no label, no printer.
return-hand-over-in-store = Bring it to one of our stores
return-hand-over-in-store-hint = No box needed. Show the code at the counter.
return-hand-over-by = Bring it { $by }.
return-note = In your words
return-note-hint = What we should know when it comes to us.
return-agree = Agree and show my code
return-agree-claim = Agree

# The page of a return.
return-over = Return { $code } · { $things }
return-heading-show = Show this at the counter
return-heading-hand-in = Hand it in with this code
return-heading-bring-back = { $what } is with you. Now bring back the first one
return-heading-on-its-way = It is on its way to us
return-heading-received = We have it
return-heading-money = We have it: { $amount } goes back to you { $by }
return-heading-money-late = Your { $amount } is late
return-heading-claimed-money = Nothing to send back: { $amount } goes back to you { $by }
return-heading-another = We have it. { $what } is with you { $by }
return-heading-another-late = { $what } is late
return-heading-claimed-another = Nothing to send back. { $what } is with you { $by }
return-heading-sent = { $what } is on its way, with you { $by }
return-heading-refunded = Refunded { $amount }
return-heading-replaced = { $what } is with you
return-heading-not-taken = We could not take it back
return-heading-cancelled = You called this return off
return-heading-expired = The time to hand it in is over
return-lead-show = No box, no label, no printer. Bring it { $by }.
return-lead-hand-in = Pack it and show the code at a drop-off point. Bring it { $by }.
return-lead-bring = Show the code when you hand it in. Bring it { $by }.
return-lead-nothing-to-do = Nothing to do on your side.
return-lead-overdue = We promised it { $by }; it is { $late } so far. We are sorry, and we are on it. Nothing to do on your side.
return-lead-refunded = { $day }, the way you paid. Your bank may need a few days to show it.
return-lead-not-taken = Why: { $reason }. Ask us if you see it otherwise.
return-lead-cancelled = { $day }. You keep what you have; there is nothing to hand in.
return-lead-expired = It was good until { $until }. If you still want to give it back, ask us.
return-line = What happened and what is to come
return-stop-agreed = Return agreed
return-stop-withdrawn = Contract withdrawn from
return-stop-hand-in = Hand it in
return-stop-handed-over = Handed in
return-stop-received = With us
return-stop-to-check = We check it
return-stop-accepted = Checked and taken back
return-stop-not-taken = Not taken back
return-stop-refund = { $amount } back
return-stop-sent = { $what } on its way
return-stop-replaced = { $what } with you
return-stop-cancelled = Called off
return-stop-expired = Not handed in
return-when-term = { $term } of reaching us
return-detail-told = You said: “{ $reason }”. You chose: { $outcome }.
return-detail-withdrawn = You withdrew from the contract. You get: { $outcome }.
return-detail-promised = Promised { $by }
return-detail-early = Promised { $by }, { $early }
return-gap-late = Promised for { $due }. It came { $late }, and we are sorry.
return-gap-overdue = Promised for { $due }. It is { $late } so far.
return-replacement-order = See order { $number }
return-promise-refund = Money back { $by }
return-promise-replacement = { $what } with you { $by }
return-promise-from-reception = from when we have it
return-promise-waits = once you have handed it in, or we have it
return-amount = What it is about
return-unit = { $quantity } × { $title }
return-amount-refund = You get back
return-amount-refunded = Refunded
return-amount-replacement = Worth
return-amount-paid-way = The full price, as you paid it, the way you paid.
return-amount-nothing-to-pay = This costs you nothing.
return-amount-part = You paid { $paid }; we refunded { $refunded } of it. Ask us if that is not as we agreed.
return-amount-cancelled = Nothing goes back, in either direction.
return-amount-not-taken = As we did not take it back, nothing is refunded.
return-more = More
return-more-order = Order { $number }
return-more-ask = Ask us about it
return-cancel-open = I want to keep it after all
return-cancel-found = It has turned up after all
return-cancel-lead = Then the return is called off. You can start a new one as long as the time for it lasts.
return-cancel = Call the return off
return-state-requested = asked for
return-state-approved = to be handed in
return-state-declined = declined
return-state-in-transit = on its way to us
return-state-claimed = nothing to hand in
return-state-received = with us
return-state-received-part = { $received } of { $of } with us
return-state-settled = settled
return-state-expired = expired
return-state-cancelled = called off

# Its code, alone and scanned.
return-code-title = Your return code
return-code-until = Good until { $until }
return-code-note = Works without signal once it is on your screen. Good until { $until }.
return-code-alone = The code alone, for offline
return-handed-in = I have handed it in
return-code-picture = QR code of the return, { $code }
return-code-short = Or read out:
return-code-over = This code is no longer needed
return-code-over-detail = The page of the return says how things stand.
return-code-back = See the return
return-scanned-title = A return code of { $shop }
return-scanned-lead = Show it at the counter, or where you hand the parcel in. It opens nothing for anybody else.
return-scanned-find = Find my order
return-scanned-desk = You work here? Open it at the desk
return-scanned-unknown = We do not know this code
return-scanned-unknown-lead = It is not a return code of { $shop }, or its time is over. The short code below the picture still tells our staff which return it is.

# The desk where returns come in.
return-desk-title = Returns desk
return-desk-heading =
    { $waiting ->
        [0] Nothing waits at the desk
        [one] One return waits for you
       *[other] { $waiting } returns wait for you
    }
return-desk-lead =
    { $arriving ->
        [0] Nothing is to arrive.
        [one] One more is to arrive.
       *[other] { $arriving } are to arrive.
    }
return-desk-field = Code
return-desk-field-hint = Scan the QR code, or type the seven characters below it.
return-desk-find = Find return
return-desk-foreign = This code belongs to another shop, or is older than this portal's key. Type the seven characters below the picture, or look the order up.
return-desk-forged = This code is damaged or not genuine: its signature is wrong. Scan it again; if that fails, type the seven characters below the picture and compare the things with the return.
return-desk-expired = This code is genuine and expired on { $since }. The return still stands: type the seven characters below the picture.
return-desk-unknown = No return has the code { $code }. Look at it letter by letter: there is no 0, O, 1, I, L or U in it.
return-desk-no-code = This is no code. A code has seven characters, such as 7KQ 4M2X.
return-desk-to-decide = To check
return-desk-to-refund = To refund
return-desk-to-replace = To replace
return-desk-to-arrive = To arrive
return-desk-settled = Settled last
return-desk-code = code
return-desk-thing = thing
return-desk-customer = customer
return-desk-outcome = outcome
return-desk-due = due
return-desk-when = settled
return-desk-bring = to us { $by }
return-desk-none = None.
return-desk-count = { $count }
return-desk-more =
    { $more ->
        [one] and one more
       *[other] and { $more } more
    }
return-desk-before = This was done already, { $at }. Nothing was done a second time.

# One return at the desk.
return-one-back = Back to the desk
return-one-over = Return { $code }
return-one-receive = Receive it
return-one-receive-lead =
    { $pieces ->
        [one] One piece is to come. Receive it when it lies before you.
       *[other] { $pieces } pieces are to come. Receive them when they lie before you.
    }
return-one-receive-button = Received
return-one-decide = Check it
return-one-decide-lead = Is it what was sold, and as the customer says?
return-one-accept = Take it back
return-one-reject-open = Do not take it back
return-one-reject-why = Why
return-one-reject = Not taken back
return-reject-missing = Choose why: the customer reads it.
return-reject-worn = worn beyond trying it out
return-reject-damaged-in-use = damaged in use
return-reject-incomplete = something of it is missing
return-reject-not-ours = not bought from us
return-reject-other = another reason
return-one-refund = Refund { $amount }
return-one-amount = Amount in { $currency }
return-one-amount-hint = All of it is { $amount }. Type less only if that was agreed with the customer.
return-one-refund-button = Refund
return-one-replace = Send a replacement
return-one-replace-lead = A new order goes out at no price, to the same address.
return-one-replace-early = The customer was told that there is no need to wait for this one.
return-one-refund-instead = None left? Refund instead
return-one-refund-first = Refund before it is here
return-one-done = Nothing more to do
return-one-cancelled = Called off by the customer: do not take it in
return-one-next = Next step
return-one-things = What comes back
return-one-told = The customer says: “{ $reason }”.
return-one-withdrawn = The customer withdrew from the contract: there is no reason to ask for and nothing to decide. Less may go back only where the goods lost worth by more than trying them out.
return-one-reception = reception
return-one-acceptance = check
return-one-reimbursement = given for it
return-one-promised = What we promised
return-one-about = About this return
return-one-order = order
return-one-right = right
return-one-hand-over = hand-over
return-one-agreed = agreed
return-one-bring = good until
return-one-replacement = replacement
return-one-journey = The customer’s journey
return-unit-awaiting = awaited
return-unit-received = received
return-unit-missing = nothing comes back
return-unit-kept = customer keeps it
return-unit-pending = not checked
return-unit-accepted = taken back
return-unit-partly = taken back in part
return-unit-rejected = not taken back: { $reason }
return-unit-needs-decision = somebody has to decide
return-unit-none = nothing yet
return-unit-paying = on its way
return-unit-refunded = refunded
return-unit-credited = credited
return-unit-replaced = replaced
return-unit-failed = failed
return-move-cancelled = The customer called this return off.
return-move-already-received = It has reached us already, so it can no longer be called off. Ask us.
return-move-already-settled = It was settled in another way already.
return-move-nothing-to-receive = Nothing of this return is to come back.
return-move-not-received = It has not reached us yet. Receive it first.
return-move-not-accepted = It was not checked yet. Take it back first.
return-move-decided-otherwise = Somebody decided otherwise before you. See below.
return-move-more-than-paid = The most is { $most }: no more than was paid.
return-move-no-amount = Type an amount such as 12.50.
return-move-not-agreed = A refund was agreed, not a replacement.

# What else can be on offer, and what a rule says.
return-what-replacement = Your replacement
return-what-part = The missing part
return-what-repair = Your repaired thing
return-outcome-exchange = Exchange
return-outcome-missing-part = The missing part
return-outcome-repair = Repair
return-outcome-store-credit = Store credit { $amount }
return-outcome-keep = Keep it, and { $amount } back
return-part-by = With you { $by }. The rest stays with you.
return-repair-by = Mended and with you again { $by }.
return-credit-term = To spend with us, { $term } of it reaching us.
return-credit-by = To spend with us { $by }.
return-keep-by = Back the way you paid { $by }. Nothing to send back.
return-fee-kept = We keep { $fee } of the price, as our terms say.
return-right-warranty = Our own warranty runs longer than the law’s two years: until { $until }.
return-right-gift = It was a gift: you can give it back until { $until }.
return-right-name-warranty = the shop’s warranty
return-right-name-gift = a gift
return-reviewed = Somebody looks at it first. You get a mail with the answer, and with the code if it goes well.
return-refused-warranty-over = Our warranty ended with { $until }.
return-refused-final-sale = We take this back only if something is wrong with it.
return-refused-reason-not-offered = We do not take this back for that reason.
return-refused-not-offered = Not on offer for these things.
return-refused-nothing-missing = Only where a part is missing.
return-refused-never-came = What never came cannot be kept or mended.
return-refused-photo-missing = Please add a picture of it.
return-decline-not-covered = we see no fault that we have to make good
return-decline-no-answer = what we asked for did not come
return-decline-not-ours = not bought from us
return-decline-other = another reason
return-heading-requested = We are looking at it
return-lead-requested = You get a mail with our answer. Please do not send anything yet.
return-heading-declined = We cannot agree to this return
return-lead-declined = Why: { $reason }. Ask us if you see it otherwise.
return-heading-credited = { $amount } stands with us for you
return-lead-credited = { $day }. Ask us when you order next: it is taken off the price.
return-stop-requested = Return asked for
return-stop-to-approve = We look at it
return-stop-approved = Return agreed
return-stop-declined = Not agreed
return-stop-credit = { $amount } to spend with us
return-amount-credit = You get to spend
return-amount-fee = Kept back, as our terms say
return-desk-to-approve = To say yes or no to
return-one-approve = Say yes or no
return-one-approve-lead = The terms ask for a look before this return is agreed.
return-one-approve-button = Agree
return-one-decline-open = Do not agree
return-one-decline = Not agreed
return-decline-missing = Choose why: the customer reads it.
return-one-declined = This return was not agreed
return-one-credit = Store credit { $amount }
return-one-credit-button = Credit
return-one-send = Send it
return-one-partly = Take it back for less
return-one-partly-button = Take back for less
return-one-receive-some = Only some of it has come
return-one-pieces = Pieces of { $title }
return-one-condition = condition
return-one-disposition = what becomes of it
return-condition-as-new = as new
return-condition-opened = opened
return-condition-used = used
return-condition-damaged = damaged
return-disposition-restock = back on the shelf
return-disposition-refurbish = to be mended
return-disposition-recycle = to be recycled
return-disposition-missing = not found
return-partly-signs-of-use = signs of use
return-partly-incomplete = something of it is missing
return-partly-kept = the customer keeps it
return-partly-other = another reason
return-move-declined = This return was not agreed. Give the goods back to the customer, or start a new return.
return-move-not-approved = This return is not agreed yet. Say yes or no to it first.
return-move-already-approved = This return was agreed already.
return-move-unknown-line = This is not in the return.
return-move-too-many =
    { $most ->
        [0] Nothing of it is there for this step.
        [one] There is one for this step.
       *[other] There are { $most } for this step.
    }
return-short-replacement = Replacement
return-short-part = Missing part
return-short-repair = Repaired thing
return-name-refund = Refund
return-name-store-credit = Store credit
return-name-keep = Keep it, with a part back
return-desk-terms = What we take back

# Why things come back.
return-reasons-title = Why things come back
return-reasons-lead = The last twelve months, what comes back most first. What is mended at its source does not come back.
return-reasons-none = Nothing came back in the last twelve months
return-reasons-back = came back
return-reasons-why = why
return-reasons-money = given back
return-reasons-trend = trend, by month
return-reasons-of = { $pieces } of { $sold } sold
return-reasons-told = { $reason } ({ $pieces })
return-desk-reasons = Why things come back

# Another thing instead
return-exchange-for = Exchange for { $title }
return-exchange-same = Costs the same. With you { $by }.
return-exchange-back = { $amount } goes back to you as well. With you { $by }.
return-exchange-send = Send { $title }
return-refused-out-of-stock = There are not enough of it at the moment.
return-refused-costs-more = Costs more, and we cannot take money here. Send yours back for a refund and order this one.
return-refused-nothing-else = There is nothing we could exchange it for at the moment.
return-refused-exchange-missing = Choose what you would rather have.
return-move-out-of-stock = There are not enough of { $sku } to send. Count the shelf again, or give the money back instead.
return-what-exchange = What you chose instead
return-short-exchange = Exchange
return-amount-back = Goes back to you with it
# Something else instead of what was agreed
return-change = Choose something else
return-change-title = What would you rather have?
return-change-lead = You can choose until we have looked at it.
return-change-button = Take this instead
return-change-late = It is too late to choose something else: we have looked at it.
# Asked for more before it is agreed
return-state-needs-info = needs more from the customer
return-heading-needs-info = One more thing
return-lead-needs-info = We have asked you something about it. Once you have answered we look at it again.
return-needs-info-answer = Answer our question
return-one-ask-open = Ask the customer for more
return-one-ask-question = What do you need to know? It goes out by mail and is asked once.
return-one-ask = Send the question
return-one-ask-before = You were asked already, and asking once is enough: the answer comes in the case.
return-one-info-asked = See what was asked
return-stop-needs-info = You answer our question
# Money that a system of the shop’s pays.
return-heading-paying = Your money is on its way: { $amount }
return-lead-paying = We have asked for the payment of { $amount } on { $day }. It goes back the way you paid. Nothing to do on your side.
return-lead-payment-failed = The payment did not go through; we are trying again. Nothing to do on your side.
return-stop-asked = Payment of { $amount } asked for
return-detail-payment-failed = The payment did not go through; we are trying again.
return-desk-to-be-paid = Asked to be paid
return-desk-failed = The payment failed: try again
return-one-paying = Payment of { $amount } asked for
return-one-payments = Payments
return-one-asked = { $amount }, asked for { $at }.
return-one-asked-lead = The shop’s payment system says by itself what became of it. Where it does not, say it here.
return-one-reference = Reference of the payment
return-one-reference-long = 100 characters at most, in one line.
return-one-paid = It was paid
return-one-unpaid-open = It did not go through
return-one-unpaid = Not paid
return-one-unpaid-missing = Choose why.
return-one-payment-failed = The payment failed ({ $reason }): try again.
return-one-payment-ended = Something else was said of this payment before you. See below.
return-failure-account-closed = the account or card is no more
return-failure-details-wrong = where it goes is not known, or not right
return-failure-declined = the bank said no
return-failure-technical = the payment system did not work
return-failure-other = another reason
return-move-worth-less = It was taken back for less than what would go out. Give the money instead.
return-move-first-still-out = What this replaced has not come back yet. Receive that first.
