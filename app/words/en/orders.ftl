# The order page. The heading answers "when".
order-title = Order { $number }
order-over = Order { $number } · placed { $day }
order-as-of = As of { $time }
order-heading-placed = We have your order
order-heading-packing = We are packing your order
order-heading-arriving = Arriving { $day }
order-heading-arriving-today = Arriving today, { $day }
order-heading-arriving-by = Arriving by { $due }
order-heading-arriving-parcels = Arriving in { $parcels } parcels, the last by { $due }
order-heading-out-today = Arriving today
order-heading-out = Out for delivery
order-heading-on-its-way = Your order is on its way
order-heading-overdue = Your order is late
order-heading-collect = Ready for you to collect
order-heading-some =
    { $received ->
        [one] { $received } of { $of } parcels is with you
       *[other] { $received } of { $of } parcels are with you
    }
order-heading-more = What we have sent is with you, more is to come
order-heading-received = Delivered { $day }
order-heading-received-parcels = All { $parcels } parcels delivered, the last on { $day }
order-heading-marked = Your order is marked as delivered
order-heading-missed = Your parcel is missing
order-heading-cancelled = This order was cancelled
order-heading-withdrawn = You withdrew from this order
order-heading-called-off = { $carrier } cancelled this parcel
order-heading-attempt-failed = { $carrier } could not deliver your parcel
order-heading-address-wrong = Your parcel needs a better address
order-heading-information-missing = { $carrier } needs something from you
order-heading-damaged = Your parcel was damaged on the way
order-heading-lost = Your parcel was lost on the way
order-heading-refused = Your parcel was refused at the door
order-heading-held = { $carrier } is holding your parcel
order-heading-returning = Your parcel is on its way back to us
order-heading-expired = { $carrier } has no news of your parcel
order-heading-unclear = Something is wrong with your parcel
order-heading-of-parcel = Parcel { $parcel }: { $heading }

order-lead-on-time = That is what we promised.
order-lead-promised = We promised it { $by }.
order-lead-kept = As we promised.
order-lead-revised = We promised { $due }. It is running { $late }.
order-lead-overdue = We promised { $due }. It is { $late } so far, and we have no new date yet.
order-lead-early = We promised { $due }. It came { $early }.
order-lead-late = We promised { $due }. It came { $late }.
order-lead-rest = The rest arrives { $due }.
order-lead-placed = We look at it and write to you once it is confirmed.
order-lead-packing = We write to you as soon as it leaves.
order-delay-carrier = The carrier reports a delay on the way.
order-delay-weather = The weather is holding it up.
order-delay-missorted = It was sorted to the wrong place and is being sent on to the right one.
order-todo-nothing = Nothing to do on your side.
order-todo-wait = Nothing to do on your side. If you would rather not wait, ask us.
order-todo-be-home = Nothing to do on your side but to take it in.
order-todo-collect = Take the carrier’s message and something that shows your name.
order-todo-look = Look around your door and ask your neighbours: parcels are often left there. If it is nowhere, ask us and we find out.
order-todo-ask-us = If that surprises you, ask us.
order-todo-attempt-failed = If they left a card, it says where the parcel is and when they try again. Otherwise ask us.
order-todo-address-wrong = Tell us the right address, so that { $carrier } can go on.
order-todo-information-missing = Look for a message from { $carrier } and answer it, or ask us.
order-todo-damaged = Ask us and we put it right.
order-todo-lost = Ask us and we put it right.
order-todo-refused = If that was not you, ask us.
order-todo-held = It goes on as soon as { $carrier } lets it go. If nothing moves for two days, ask us.
order-todo-returning = Ask us, and we agree on how you get it after all.
order-todo-expired = Ask us and we find out where it is.
order-todo-unclear = Ask us and we find out what happened.

order-parcel = Parcel { $parcel } of { $of }
order-parcel-only = Your parcel
order-no-parcel = Your order
order-line-label = What happened and what is to come
order-tracking = { $carrier }, tracking number
order-badge-delivered = delivered
order-badge-delivered-early = delivered, { $early }
order-badge-late = { $late }
order-badge-revised = { $late }, promise revised
order-badge-overdue = { $late } so far
order-badge-on-time = on time
order-badge-collect = ready to collect
order-badge-cancelled = cancelled
order-badge-withdrawn = withdrawn
order-badge-trouble = stopped on the way
order-badge-missed = missing
order-unsent =
    { $pieces ->
        [one] { $pieces } piece is still with us. It gets a parcel of its own.
       *[other] { $pieces } pieces are still with us. They get a parcel of their own.
    }

order-stop-ordered = Ordered
order-stop-confirmed = Confirmed
order-stop-checking = We are checking your order
order-stop-packing = We are packing it
order-stop-handed-over = Packed and handed to { $carrier }
order-stop-sent = Sent
order-stop-leaves = Handed to { $carrier }
order-stop-leaves-us = Leaves us
order-stop-out = Out for delivery
order-stop-collected = Collected by you
order-stop-with-you = With you
order-stop-carrier-says = { $carrier } says: delivered
order-stop-you-have-it = With you, as you told us
order-stop-you-do-not = You told us that you do not have it
order-stop-cancelled = Order cancelled
order-when-now = now
order-detail-writing-to = We write to { $email }
order-detail-last-scan = Last scan { $ago }
order-detail-last-scan-at = Last scan { $ago }, { $place }
order-detail-promised = Promised { $by }, and kept
order-detail-early = Promised { $by }. Done { $early }
order-detail-late = Promised { $by }
order-detail-code = The carrier’s own code: { $code }

order-gap-revised-delivery = Running { $late } from here. New promise: { $due }.
order-gap-revised-dispatch = It leaves us { $late }. New promise: { $due }.
order-gap-overdue-delivery = We promised { $due }. It is { $late } so far.
order-gap-overdue-dispatch = We promised to hand it over { $by }. It is { $late } so far.
order-gap-late-delivery = It came { $late }. We promised { $due }.
order-gap-late-dispatch = It left us { $late }. We promised { $due }.
order-gap-missed = Said to be delivered, and not with you.

# What a carrier's scan means, by status and by detail.
order-scan-pre-transit = { $carrier } is waiting for the parcel
order-scan-in-transit = On its way
order-scan-out-for-delivery = Out for delivery
order-scan-delivered = Delivered
order-scan-available-for-pickup = Ready for you to collect
order-scan-return-to-sender = On its way back to us
order-scan-failure = { $carrier } could not deliver it
order-scan-cancelled = { $carrier } cancelled the parcel
order-scan-error = { $carrier } reports a problem
order-scan-unknown = News from { $carrier }
order-scan-raw = { $carrier } says “{ $code }”
order-scan-address-correction = The address needs correcting
order-scan-arrived-at-destination = Arrived in your area
order-scan-arrived-at-facility = At a sorting centre
order-scan-arrived-at-pickup-location = At the pick-up point
order-scan-awaiting-information = { $carrier } needs more information
order-scan-damaged = Damaged on the way
order-scan-delayed = Delayed on the way
order-scan-departed-facility = Left the sorting centre
order-scan-departed-origin-facility = Left the first sorting centre
order-scan-expired = { $carrier } has no more news of it
order-scan-held = Held by { $carrier }
order-scan-label-created = Label made, { $carrier } is waiting for the parcel
order-scan-lost = Lost on the way
order-scan-missorted = Sorted to a wrong place
order-scan-received-at-destination-facility = At the depot near you
order-scan-received-at-origin-facility = At the first sorting centre
order-scan-refused = Refused at the door
order-scan-transferred = Passed on to another carrier
order-scan-transit-exception = Held up on the way
order-scan-weather-delay = Held up by the weather
order-scans-all =
    { $scans ->
        [one] The one scan as { $carrier } sent it
       *[other] All { $scans } scans as { $carrier } sent them
    }

order-items = In this order
order-item-amount = { $quantity } × { $price }
order-items-together = Together
order-item-parcel = parcel { $parcel }
order-item-parcel-part = { $pieces } of { $of } in parcel { $parcel }
order-item-here = delivered
order-item-packing = being packed
order-address = Goes to
order-promises = What we promised
order-promises-none = Once your order is confirmed, what we promised stands here.
order-promise-dispatch = Hand it to the carrier { $by }
order-promise-delivery = Deliver it { $by }
order-promise-delivery-parcel = Deliver parcel { $parcel } { $by }
order-promise-dispatch-parcel = Hand parcel { $parcel } to the carrier { $by }
order-promise-open = open
order-promise-kept = kept
order-promise-kept-early = kept, { $early }
order-promise-late = broken, { $late }
order-promise-overdue = broken, { $late } so far
order-promise-revised = revised to { $due }
order-promise-waived = no longer needed
order-wrong = Something is wrong?
order-wrong-lead = Late, damaged, missing, wrong or just not right: tell us and we put it right.
order-wrong-button = Get help
order-receipt = Do you have it?
order-receipt-have = I have it
order-receipt-have-not = I do not have it
order-receipt-have-now = I have it now
order-receipt-ask = Ask us to find it
order-copy = Copy number
order-copied = Copied
order-share = Share
order-calendar = Add to calendar
order-calendar-summary = { $shop }: order { $number } arrives

order-more = See what is in it
order-more-lead = Items and address stay hidden until we know that it is you. We send six digits to { $email }.
order-more-lead-plain = Items and address stay hidden until we know that it is you. We send six digits to the address of this order.
order-send-code = Send me a code
order-code-sent = We have sent six digits to { $email }. They work for 10 minutes, in this browser.
order-code-sent-plain = We have sent six digits to the address of this order. They work for 10 minutes, in this browser.
order-code = The six digits
order-code-open = Show my order
order-code-again = Send another code
order-code-wrong = These are not the six digits we sent, or their ten minutes are over. Try once more, or let us send new ones.
order-code-used-up = These digits no longer work here. Let us send new ones.
order-code-too-often = We have sent you several codes just now. Wait a few minutes before asking for another.

order-live-lost = The line to us is interrupted. What you see may be a little old.

# The list of one's orders.
orders-title = Your orders
orders-lead = Newest first. Each opens with what happened and what is to come.
orders-empty = No orders yet
orders-empty-detail = Orders made with your address appear here by themselves.
orders-find = Find an order
orders-and-more =
    { $more ->
        [one] { $title } and one more
       *[other] { $title } and { $more } more
    }
orders-over = { $number } · placed { $day }
orders-arriving = Arriving { $due }
orders-late = Late: we promised { $due }
orders-received = Delivered { $day }
orders-cancelled = Cancelled
orders-placed = We have it
orders-packing = We are packing it
orders-on-its-way = On its way
orders-marked = Marked as delivered
orders-signed-out = Sign in to see your orders
orders-signed-out-lead = Or find one order with its number and your e-mail address.
