# Where the line breaks.
gaps-title = Where the line breaks
gaps-lead = What we promised, what happened, what people felt. { $period }. { $promises } promises.
gaps-period = Period
gaps-period-28d = Last 28 days
gaps-period-90d = Last 90 days
gaps-period-12m = Last 12 months
gaps-period-all = Everything
gaps-period-own = { $from } to { $to }
gaps-period-choose = Dates below
gaps-from = From
gaps-to = To
gaps-by = Told apart by
gaps-by-none = nothing
gaps-by-month = month
gaps-by-week = week
gaps-by-carrier = carrier
gaps-by-region = region
gaps-by-country = country
gaps-by-channel = channel
gaps-by-store = store
gaps-by-product = product
gaps-by-category = category
gaps-show = Show
gaps-empty = Nothing fell due in this time
gaps-empty-detail = Choose a longer time.
gaps-empty-all = Show everything
gaps-nothing = Nothing was promised yet
gaps-nothing-detail = The first order with a promise begins the line.

gaps-chart = How people felt along the way, from 1 to 5; the line breaks where promises broke. The table below says the same in numbers.
gaps-phase-buy = Buy
gaps-phase-own = Own
gaps-phase-advocate = Advocate
gaps-point-ordered = ordered
gaps-point-handed-over = handed over
gaps-point-in-time = delivered in time
gaps-point-too-late = late or never
gaps-point-in-hand = in hand
gaps-point-rated = rated
gaps-chart-gap = { $share } broken

gaps-kind-dispatch-by = Handed to the carrier
gaps-kind-deliver-by = Parcel in hand
gaps-kind-first-reply-by = First answer
gaps-kind-next-reply-by = Next answer
gaps-kind-resolve-by = Solved
gaps-kind-collect-by = Fetching a return
gaps-kind-refund-by = Money back
gaps-kind-withdrawal-refund-by = Money back after a withdrawal
gaps-kind-replacement-by = Replacement in hand
gaps-kind-review-reply-by = Reply to a review
gaps-kind-reward-by = Reward issued
gaps-where-dispatch-by = Buy
gaps-where-deliver-by = Buy → Own
gaps-where-first-reply-by = Own
gaps-where-next-reply-by = Own
gaps-where-resolve-by = Own
gaps-where-collect-by = Own
gaps-where-refund-by = Own
gaps-where-withdrawal-refund-by = Own
gaps-where-replacement-by = Own
gaps-where-review-reply-by = Advocate
gaps-where-reward-by = Advocate
gaps-term-date = by the date shown
gaps-term-working-days =
    { $count ->
        [one] 1 working day
       *[other] { $count } working days
    }
gaps-term-working-hours =
    { $count ->
        [one] 1 working hour
       *[other] { $count } working hours
    }
gaps-term-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
gaps-term-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
gaps-column-kind = Touchpoint
gaps-column-promised = We promised
gaps-column-half = Half got it
gaps-column-tenth = 1 in 10 waited
gaps-column-kept = Kept
gaps-column-felt = Felt
gaps-column-trend = Trend
gaps-column-people = Broken
gaps-column-made = Promised
gaps-half = { $early } or sooner
gaps-tenth = { $late } or more
gaps-tenth-none = in time
gaps-waiting = not there yet
gaps-interval = { $low } to { $high }
gaps-too-few = too few to say
gaps-felt-against = against { $kept } when kept
gaps-broken =
    { $count ->
        [one] { $shown } promise
       *[other] { $shown } promises
    }
gaps-never = { $shown } not settled yet
gaps-open = { $shown } still open
gaps-trend-weeks = kept, by week
gaps-trend-months = kept, by month
gaps-unknown = not known
gaps-several = several carriers
gaps-week = week { $week }, { $year }
gaps-rest =
    { $count ->
        [one] One more has fewer broken promises.
       *[other] { $count } more have fewer broken promises.
    }
gaps-caption = { $kind }, by { $group }

gaps-people-lead = { $made } promises, { $kept } kept, { $broken } broken. { $period }.
gaps-people-lead-of = { $group }: { $made } promises, { $kept } kept, { $broken } broken. { $period }.
gaps-people = People
gaps-back = All touchpoints
gaps-became-all = all
gaps-became-broken = broken
gaps-became-broken-unsettled = not settled yet
gaps-became-kept = kept
gaps-became-open = open
gaps-became-waived = waived
gaps-people-none = Nobody here
gaps-people-none-detail = No promise of this kind became that in this time.
gaps-people-more = More people
gaps-column-customer = Customer
gaps-column-order = Order
gaps-column-due = Promised
gaps-column-happened = What happened
gaps-column-score = Said
gaps-figures-only = Who they are is for the people who care for them.

# Hand-overs: from one touchpoint to the next.
gaps-over-title = Hand-overs
gaps-over-lead = From one touchpoint to the next: how long the whole way took of what began in this time, and who never arrived.
gaps-over-column = Hand-over
gaps-over-column-began = Began
gaps-over-column-half = Half arrived in
gaps-over-column-tenth = 1 in 10 took
gaps-over-column-dropped = Dropped off
gaps-over-column-promised = Against the promise
gaps-over-column-channel = Channel switched
gaps-over-column-felt = Said before → after
gaps-over-where-own-advocate = Own → Advocate
gaps-over-on-the-way = { $shown } on the way
gaps-over-called-off = { $shown } called off
gaps-over-not-there = { $shown } not there
gaps-over-silent = { $shown } said nothing
gaps-over-no-promise = nothing promised
gaps-over-promised = promised: { $length }
gaps-over-half-gap = half { $early } or sooner
gaps-over-of = { $switched } of { $known }
gaps-over-felt = { $before } → { $after }
gaps-over-people-lead = { $began } began, { $arrived } arrived, { $dropped } dropped off. { $period }.
gaps-over-people-none = Nobody stands there in this time.
gaps-over-stood-dropped-off = dropped off
gaps-over-stood-on-the-way = on the way
gaps-over-stood-arrived = arrived
