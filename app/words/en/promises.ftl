# The public scoreboard.
promises-title = What we promise, and how often we keep it
promises-lead = Every promise we make stands in one ledger, the broken ones too. Nothing is left out of these figures.
promises-dispatch = Handed to the carrier
promises-delivery = With you
promises-first-reply = First answer
promises-next-reply = Next answer
promises-resolve = Solved
promises-collect = Fetching what goes back, at your door
promises-refund = Money back, once we have it
promises-withdrawal-refund = Money back after a withdrawal
promises-replacement = Replacement with you
promises-review-reply = Reply to a critical review
promises-reward = Reward for a friend
promises-term-slot = in the time you choose
promises-term-delivery = by the date we tell you
promises-term-working-days =
    { $count ->
        [one] within { $count } working day
       *[other] within { $count } working days
    }
promises-term-working-hours =
    { $count ->
        [one] within { $count } working hour
       *[other] within { $count } working hours
    }
promises-term-hours =
    { $count ->
        [one] within { $count } hour
       *[other] within { $count } hours
    }
promises-term-days =
    { $count ->
        [one] within { $count } day
       *[other] within { $count } days
    }
promises-column-promise = Promise
promises-column-term = We promise it
promises-column-quarter = Last 90 days
promises-column-year = Last 12 months
promises-table = How often we kept our promises
promises-kept = kept { $share }
promises-of =
    { $count ->
        [one] of { $count } promise
       *[other] of { $count } promises
    }
promises-too-few = too few to say
promises-how = How we count
promises-how-counted = A promise counts on the day it fell due, judged by the time we told you first. A later time that we told you since does not make it kept.
promises-how-broken = Broken is what came late and what has not come at all. What was cancelled in time counts as neither.
promises-how-few = Below 30 promises we say nothing: a share of so few would mislead.
promises-none = We have not made a promise yet
promises-none-detail = As soon as the first ones fall due, how they ended stands here.
