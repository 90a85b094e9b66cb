# Journeys as staff read them.
journeys-title = Journeys
journeys-lead = Everything that happened with a customer, on one line.
journeys-search = Name, e-mail, order or tracking number
journeys-search-button = Search
journeys-latest = Where something happened last
journeys-found = Found for “{ $query }”
journeys-none = Nobody fits “{ $query }”
journeys-none-detail = The beginning of a name is enough. Addresses, order numbers and tracking numbers have to be whole.
journeys-nobody = No journey yet
journeys-nobody-detail = The first order brings the first one.
journeys-more = More
journeys-column-customer = Customer
journeys-column-orders = Orders
journeys-column-latest = Latest order
journeys-column-promises = Promises
journeys-open =
    { $count ->
        [one] one open
       *[other] { $count } open
    }
journeys-past-due =
    { $count ->
        [one] one past due
       *[other] { $count } past due
    }
journeys-no-promise = nothing open
journeys-forgotten = someone who asked to be forgotten

journey-since = Customer since { $month }
journey-orders =
    { $count ->
        [0] no order
        [one] one order
       *[other] { $count } orders
    }
journey-reads = reads { $language }
journey-forgotten = Asked to be forgotten { $day }. What happened stays, without a name.
journey-badge-open =
    { $count ->
        [one] 1 promise open
       *[other] { $count } promises open
    }
journey-badge-next =
    { $count ->
        [one] 1 promise open, due { $in }
       *[other] { $count } promises open, the next due { $in }
    }
journey-badge-gaps =
    { $count ->
        [one] 1 gap
       *[other] { $count } gaps
    }
journey-line = What happened, oldest first
journey-earlier = What happened before
journey-latest = Back to the latest
journey-empty = Nothing here fits
journey-empty-detail = Choose fewer things above, and the line comes back.
journey-filter-stage = Stage
journey-filter-channel = Channel
journey-filter-order = Order
journey-filter-all = all
journey-filter-show = Show
journey-silence = then nothing for { $span }
journey-silence-now = nothing since, for { $span }
journey-learnt = we learnt of it { $when }
journey-see = See it
journey-score = { $score } of 5

journey-kind-dispatch-by = Hand-over to the carrier
journey-kind-deliver-by = Delivery
journey-kind-first-reply-by = First answer
journey-kind-next-reply-by = Next answer
journey-kind-resolve-by = Solution
journey-kind-collect-by = Fetching
journey-kind-refund-by = Refund
journey-kind-withdrawal-refund-by = Refund after a withdrawal
journey-kind-replacement-by = Replacement
journey-kind-review-reply-by = Reply to the review
journey-kind-reward-by = Reward
journey-promised = promised: { $promise } { $by }
journey-kept = { $promise } promised { $by }, kept
journey-kept-early = { $promise } promised { $by }, done { $early }
journey-gap-late = { $promise } promised { $by }, done { $late }.
journey-gap-overdue = { $promise } promised { $by }: { $late } so far.
journey-gap-revised = { $promise } moved from { $old } to { $new }.
journey-gap-told-first = We told them first, { $when }.
journey-gap-told-after = We told them only { $when }.
journey-gap-not-told = We did not tell them.

journey-overs = Hand-overs
journey-overs-none = None began yet.
journey-over-ordered-to-in-hand = Ordered → in hand
journey-over-asked-to-answered = Asked → answered
journey-over-handed-back-to-refunded = Handed back → refunded
journey-over-in-hand-to-first-advocacy = In hand → first advocacy
journey-over-took = took { $length }
journey-over-took-of = took { $length }, promised { $promised }
journey-over-there-before = was there already
journey-over-waits = { $length } so far
journey-over-waits-of = { $length } so far, promised { $promised }
journey-over-silent = nothing in { $length }
journey-over-not-yet = nothing yet, { $length }
journey-over-called-off = called off

journey-promises = Promises
journey-promises-none = Nothing was promised here.
journey-promise = { $promise } { $by }
journey-state-open = open
journey-state-risk = at risk
journey-state-kept = kept
journey-state-late = { $late }
journey-state-overdue = { $late } so far
journey-state-waived = waived

journey-before = Before you write
journey-before-waits = Waiting right now: { $promise } was promised { $by }, { $late } so far.
journey-before-waits-more =
    { $count ->
        [one] One more promise is past due.
       *[other] { $count } more promises are past due.
    }
journey-before-late = Has waited before: { $promise } came { $late }, { $day }.
journey-before-late-more =
    { $count ->
        [one] It was not the only one: one more was late.
       *[other] It was not the only one: { $count } more were late.
    }
journey-before-moved = { $promise } was moved to { $due }. They know it by our mail.
journey-before-moved-untold = { $promise } was moved to { $due }, and our mail has not left yet.
journey-before-missed = Said { $day } that { $number } is not there, though the carrier says so. Do not ask again: look for it.
journey-before-score = Gave { $score } of 5, { $day }.
journey-before-next = Next we owe: { $promise } { $by }.
journey-before-calm = Nothing is owed, and nothing was late.
journey-before-language = Write in { $language }.

journey-stage-awareness = awareness
journey-stage-consideration = consideration
journey-stage-decision = decision
journey-stage-purchase = purchase
journey-stage-ownership = ownership
journey-stage-advocacy = advocacy
journey-channel-web = website
journey-channel-email = e-mail
journey-channel-api = shop system
journey-channel-carrier = carrier
journey-channel-import = imported
journey-channel-system = Throughline
journey-actor-customer = the customer
journey-actor-shop = the shop
journey-actor-staff = staff

journey-did-ordered = Ordered { $number }
journey-did-confirmed = Order confirmed
journey-did-packed = Order packed
journey-did-shipped = The shop says: shipped
journey-did-reported-delivered = The shop says: delivered
journey-did-cancelled = Order cancelled
journey-did-changed = Order changed
journey-did-announced = Parcel announced, { $carrier }
journey-did-delivered = Parcel in hand
journey-did-confirmed-receipt = “I have it”
journey-did-denied-receipt = “I do not have it”
journey-did-revised = { $promise } promised anew, { $by }
journey-did-notice = We wrote: { $notice }
journey-did-notice-failed = Our mail did not arrive: { $notice }
journey-did-reviewed = Rated the order
journey-did-return-started = Return agreed, { $code }
journey-did-withdrawal-confirmed = Withdrew from the contract, return { $code }
journey-did-return-received = Return with us
journey-did-reception-undone = Return not with us after all
journey-did-return-accepted = Return accepted
journey-did-return-rejected = Return not accepted
journey-did-refund-requested = Payment of { $amount } asked for
journey-did-refund-failed = The payment failed
journey-did-refunded = Refunded { $amount }
journey-did-replacement-sent = Replacement ordered, { $number }
journey-did-return-cancelled = Return cancelled
journey-did-pickup-booked = To be fetched { $slot }
journey-did-pickup-moved = Another time to be fetched: { $slot }
journey-did-pickup-cancelled = Fetching called off
journey-did-pickup-collected = Fetched at the customer’s
journey-did-return-handed-over = Handed in, as the customer says
journey-did-photos-added =
    { $photos ->
        [one] One photo added
       *[other] { $photos } photos added
    }
journey-did-case-opened = Asked for help
journey-did-case-opened-by-us = We opened a case
journey-did-case-written = Wrote again
journey-did-case-answered = We answered
journey-did-case-resolved = Case resolved
journey-did-case-reopened = Case reopened
journey-did-case-rated = Rated our help
journey-did-review-published = Review published
journey-did-review-published-itself = Review published itself after 14 days
journey-did-review-rejected = Review not published
journey-did-review-replied = We replied to the review
journey-did-review-replied-privately = We replied to the review by mail
journey-did-shared = Shared it
journey-did-invited = Made an invitation, { $code }
journey-did-referral-ordered = A friend bought
journey-did-referral-eligible = The friend kept it
journey-did-referral-disqualified = The referral does not count
journey-did-reward-issued = Reward issued, { $amount }
journey-did-signed-in = Signed in
journey-did-language = Chose { $language }
journey-did-erased = Asked to be forgotten
journey-changed-lines = items
journey-changed-address = address
journey-changed-shipments = parcels
journey-changed-customer = person
journey-changed-status = status
journey-notice-confirmed = order confirmed
journey-notice-dispatched = on its way
journey-notice-delivered = delivered
journey-notice-delayed = later than promised
journey-notice-return-agreed = return agreed, with its code
journey-notice-return-received = return arrived
journey-notice-reception-undone = return not with us after all
journey-notice-refunded = refunded
journey-notice-withdrawal-receipt = receipt of a withdrawal
journey-notice-case-opened = when we answer
journey-notice-case-answered = our answer
journey-notice-review-asked = what do you think of it?
journey-notice-review-replied = our reply to the review
journey-notice-reward-issued = your reward
journey-notice-access-code = code to open the order
journey-notice-sign-in = link to sign in
journey-scan-unknown = News from the carrier
journey-scan-pre-transit = Carrier waits for the parcel
journey-scan-in-transit = On its way
journey-scan-out-for-delivery = Out for delivery
journey-scan-delivered = Delivered
journey-scan-available-for-pickup = Ready to be collected
journey-scan-return-to-sender = On its way back to us
journey-scan-failure = Could not be delivered
journey-scan-cancelled = Carrier cancelled the parcel
journey-scan-error = Carrier reports a problem

journey-did-return-approved = Return agreed after a look
journey-did-return-declined = Return not agreed
journey-did-return-partly-accepted = Return accepted for { $amount }
journey-did-credited = Store credit { $amount }
journey-notice-return-requested = we look at the return
journey-notice-return-declined = return not agreed
journey-notice-return-judged = what we found of the return
journey-did-outcome-changed = Something else wanted: { $outcome }
journey-did-info-asked = Asked the customer for more
