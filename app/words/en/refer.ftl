# Inviting friends: one's own page, what a friend finds, what staff see, and the mail.
refer-title = Invite a friend
refer-lead = When a friend buys here for the first time and keeps it, you get { $amount }.
refer-lead-due =
    { $owed ->
        [one] A friend kept what they bought: we owe you a reward.
       *[other] { $owed } friends kept what they bought: we owe you their rewards.
    }
refer-how = How it works
refer-how-you = You get
refer-how-you-said = { $amount } a friend, in the currency of your friend’s order
refer-how-friend = Your friend gets
refer-how-friend-said = The usual price, no discount. We tell them that you get something for it.
refer-how-when = It counts
refer-how-when-said =
    { $days ->
        [one] When it can no longer be sent back: a day after it arrived
       *[other] When it can no longer be sent back: { $days } days after it arrived
    }
refer-how-reward = The reward comes
refer-how-reward-said = { $term } after that
refer-how-not = It does not count
refer-how-not-said = Your own orders, friends who bought here before, and what is called off or sent back
refer-paid = { $shop } pays the reward. This page says when it was given.
refer-make = Make my invitation
refer-make-lead = You get a code and a link with your first name in it. Whoever follows the link reads your first name and what you get.
refer-yours = Your invitation
refer-code = Your code
refer-code-copy = Copy the code
refer-link = Your link
refer-link-copy = Copy the link
refer-copied = Copied
refer-share = Share
refer-see = See what a friend sees
refer-came = What came of it
refer-clicked = The link was followed
refer-clicked-said =
    { $clicks ->
        [0] not yet
        [one] once
       *[other] { $clicks } times
    }
refer-ordered = Friends who ordered
refer-rewarded = Rewards given
refer-friends = Your friends’ orders
refer-empty = Nobody has ordered with your code yet
refer-empty-detail = As soon as somebody does, it stands here, with the day it counts from.
refer-latest = The latest { $shown } of { $all }
refer-friend = A friend’s order
refer-line-label = What happened to this referral and what is to come
refer-badge-ordered = on its way
refer-badge-review = can still be sent back
refer-badge-eligible = reward to come
refer-badge-late = reward { $late } so far
refer-badge-rewarded = rewarded
refer-badge-disqualified = does not count
refer-stop-ordered = A friend ordered with your code
refer-stop-arrives = It arrives at your friend’s
refer-stop-arrived = It is with your friend
refer-stop-counts = It counts
refer-when-from = from { $day }
refer-when-after = { $days } days after it arrived
refer-stop-counts-why = When it can no longer be sent back
refer-stop-coming-back = Your friend is sending something back. We wait for what becomes of it.
refer-stop-counted = Your friend kept it, and it counts
refer-stop-reward = Your reward, { $amount }
refer-stop-given = { $shop } gave your reward, { $amount }
refer-stop-not = It does not count
refer-why-self-referral = It looks like an order of your own: the same person, mail address or front door.
refer-why-cancelled = The order was called off.
refer-why-returned = Something of it was sent back.
refer-why-not-new = Whoever ordered had bought here before.
refer-why-unknown-code = The code was nobody’s.
refer-gap-overdue = We promised it { $by }. It is { $late } so far. We are sorry.
refer-gap-late = We promised it { $by }. It came { $late }.

refer-account-lead = A friend who buys for the first time is worth something to us.

refer-landing-title = { $name } invites you to { $shop }
refer-landing-title-unnamed = You are invited to { $shop }
refer-landing-lead = Order with this code, and { $name } gets a reward.
refer-landing-lead-unnamed = Order with this code, and who invited you gets a reward.
refer-landing-code = The invitation code
refer-landing-code-hint = Type it where { $shop } asks for a code when you order.
refer-landing-shop = Go to { $shop }
refer-landing-honest = What is in it, and for whom
refer-landing-incentive = incentive
refer-landing-you = You get
refer-landing-you-said = The usual price. This invitation is no discount.
refer-landing-they = { $name } gets
refer-landing-they-unnamed = Who invited you gets
refer-landing-they-said = { $amount } when it is your first order here and you keep it
refer-landing-they-read = { $name } reads
refer-landing-they-read-unnamed = Who invited you reads
refer-landing-they-read-said = That a friend ordered, and on which day it arrived. Not your name, and not what you bought.

advocates-title = Advocates
advocates-heading-none = No reward is due
advocates-heading =
    { $count ->
        [one] One reward is due
       *[other] { $count } rewards are due
    }
advocates-lead = Give each reward your own way, a voucher or a credit, and say so here: the customer is then told. Nothing is paid from this page.
advocates-owed = Rewards to give
advocates-owed-none = Nothing to give
advocates-owed-none-detail = A reward is due when a friend’s order can no longer be sent back.
advocates-column-who = Advocate
advocates-column-amount = Reward
advocates-column-due = Promised
advocates-column-done = Given
advocates-friend-ordered = friend ordered { $day }
advocates-due = due { $in }
advocates-late = { $late } so far
advocates-issue = It is given
advocates-issue-of = It is given: { $amount } for { $name }
advocates-issued = Recorded. The customer is told by mail.
advocates-not-owed = This reward is not owed, or not any more. The list below is as it stands now.
advocates-not-yours = Rewards are given by marketers and admins.
advocates-people = Who brings friends
advocates-people-none = No invitations yet
advocates-people-none-detail = Customers make theirs at “Invite a friend”.
advocates-column-clicks = Followed
advocates-column-ordered = Ordered
advocates-column-waiting = Not decided
advocates-column-disqualified = Do not count
advocates-column-owed = Due
advocates-column-rewarded = Rewarded
advocates-shown = The first { $shown } of { $total }
advocates-unknown =
    { $count ->
        [one] One order came with a code that is nobody’s.
       *[other] { $count } orders came with a code that is nobody’s.
    }

refer-mail-subject = Your reward: { $amount }
refer-mail-heading = { $amount } for you
refer-mail-lead = A friend you invited bought at { $shop } and kept it. We have given your reward of { $amount }.
refer-mail-paid = You get it from { $shop }, in the way rewards are given there. If it is not with you in a few days, ask us.
refer-mail-button = See your invitation
