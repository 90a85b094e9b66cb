# Reviews: writing one, everybody's page of a product, the staff's desk, and the mails.
review-card-title = How was it?
review-card-lead = A few words help the next person, good or bad.
review-card-button = Write a review

review-over = Order { $number }
review-choose-title = What do you want to review?
review-choose-lead = Each thing you bought has its own review.
review-new-title = What do you think of it?
review-new-product = { $product }
review-new-lead = Say it as it is: good and bad both help.
review-stars = How many stars?
review-stars-missing = Choose from one to five stars.
review-stars-1 = 1 star: very poor
review-stars-2 = 2 stars: poor
review-stars-3 = 3 stars: all right
review-stars-4 = 4 stars: good
review-stars-5 = 5 stars: very good
review-stars-of =
    { $stars ->
        [one] { $stars } star of five
       *[other] { $stars } stars of five
    }
review-field-title = In one line
review-field-words = In your words
review-field-words-hint = What you did with it, what you like, what you do not. Nobody’s phone number or address, please.
review-field-name = The name beside it
review-field-name-hint = Only this is shown of you. Leave it empty to stay unnamed.
review-title-long = 120 characters at most, please.
review-words-long = 2,000 characters at most, please.
review-name-long = 60 characters at most, please.
review-name-address = Type a name, not a mail address or a link: everybody can read it.
review-send = Send review
review-send-note = We look at it first. If we do not get to it, it appears by itself after 14 days. Stars and words stay as you send them.
review-verified-note = Beside it stands that it was bought here. We know that from this order.
review-not-yet-title = Not yet
review-not-yet-lead = You can review this once it is with you, or once the day we promised has passed.
review-not-yet-from = You can review this once it is with you, at the latest after { $due }.
review-written-before = You have reviewed this already, and a review stays as it was sent. Here it is.
review-to-order = Back to the order

review-thanks = Thank you
review-thanks-lead = Your review appears after a look, at the latest on { $day }.
review-reply-by = We reply { $by }.
review-reply-overdue = We said we would reply { $by }. That time has passed, and we are sorry.
review-published-title = Your review is published
review-published-lead = Everybody can read it.
review-published-see = See all reviews of it
review-share = Share it
review-rejected-title = Your review is not published
review-rejected-lead = { $reason } Your stars still count in what we learn.
review-rejected-off-topic = It is about something other than what you bought.
review-rejected-personal-data = It names somebody else’s personal data.
review-rejected-unlawful = It says something the law forbids.
review-rejected-not-a-customer = It was not written by who bought it.
review-yours = What you wrote
review-more = More from this order
review-state-write = Write a review
review-state-see = See yours
review-state-pending = waits for a look
review-state-published = published
review-state-rejected = not published
review-state-not-yet = not with you yet

review-public-over = Reviews
review-public-title = { $product }: reviews
review-public-lead =
    { $count ->
        [one] { $mean } of 5 stars, from one review
       *[other] { $mean } of 5 stars, from { $count } reviews
    }
review-public-description = Reviews at { $shop }, written only by people who bought there: good and bad alike, and how we check them.
review-public-none = No review yet
review-public-none-detail = Who bought it here can write the first one from the page of their order.
review-public-write = Bought it? Find your order
review-histogram = How the stars fall
review-histogram-row =
    { $stars ->
        [one] { $stars } star
       *[other] { $stars } stars
    }
review-histogram-caption = Reviews by their stars
review-histogram-column-stars = Stars
review-histogram-column-count = Reviews
review-by = { $name }
review-by-nobody = A customer
review-wordless = Stars alone, without words.
review-verified = Bought at { $shop }, verified by the order
review-check-title = How we check
review-check-bought = Only who bought it here can review it: each review is written from the page of its order, once for each thing bought.
review-check-shown = We publish good and bad ones alike. One is kept back only if it is off topic, tells personal data, is unlawful, or is not from a customer. What we do not get to appears by itself after 14 days.
review-check-paid = Nobody is paid for a review, and nobody can change its stars.
review-replied = { $shop } replied, { $day }
review-replied-privately = { $shop } replied to you alone, { $day }
review-pages = Pages of reviews
review-page-of = Page { $page } of { $pages }
review-newer = Newer
review-older = Older

review-desk-title = Reviews
review-desk-heading =
    { $count ->
        [0] No review waits
        [one] One review waits for a look
       *[other] { $count } reviews wait for a look
    }
review-desk-lead = Low ratings cannot be held back: what nobody looks at publishes itself after 14 days.
review-desk-filter = Which reviews
review-desk-waiting = Waiting
review-desk-owed = Reply owed
review-desk-published = Published
review-desk-rejected = Rejected
review-desk-count = { $which } ({ $count })
review-desk-none-waiting = Nothing waits
review-desk-none-owed = No reply is owed
review-desk-none-published = Nothing is published yet
review-desk-none-rejected = Nothing was rejected
review-desk-itself = publishes itself { $in }
review-desk-posted = written { $ago }
review-desk-decided = { $ago }
review-desk-decided-itself = published itself { $ago }
review-desk-reason = { $reason }, { $ago }
review-desk-reply-by = reply { $by }
review-desk-reply-late = reply { $late } so far
review-desk-replied = replied in time
review-desk-replied-late = replied { $late }
review-desk-open = Reject or reply
review-desk-look = Look and reply
review-desk-publish = Publish
review-desk-publish-of = Publish the review of { $product } by { $name }
review-desk-back = All reviews
review-desk-journey = The customer’s journey
review-desk-product = Everybody’s page
review-desk-about = About it
review-desk-order = Order
review-desk-written = Written
review-desk-state = State
review-desk-reply-promise = Our reply
review-desk-reject = Reject
review-desk-reject-lead = Only for one of these reasons. Being negative is not one.
review-desk-reject-why = Why
review-desk-reject-missing = Choose one of the four reasons.
review-desk-reason-off-topic = off topic
review-desk-reason-personal-data = personal data
review-desk-reason-unlawful = unlawful
review-desk-reason-not-a-customer = not a customer
review-desk-decided-before = Somebody decided this already. Here is how it stands.
review-desk-reply = Reply
review-desk-reply-lead = The customer gets your words by mail either way.
review-desk-reply-words = Your words
review-desk-reply-public = Reply publicly
review-desk-reply-private = Reply by mail only
review-desk-reply-empty = Write what you want to say.
review-desk-reply-long = 2,000 characters at most.
review-desk-reply-hidden = This review is not shown, so reply by mail only.
review-desk-reply-before = A reply of this kind was sent already. It stays as it is.
review-desk-replied-public = Public reply, { $ago }
review-desk-replied-private = By mail only, { $ago }
review-desk-no-words = The words are gone: the customer asked to be forgotten, or wrote none.

review-mail-ask-subject = What do you think of { $products }?
review-mail-ask-subject-bare = What do you think of order { $number }?
review-mail-ask-heading = What do you think of it?
review-mail-ask-lead = { $products } has been with you for a while. Would you tell others how it is?
review-mail-ask-lead-bare = Your order has been with you for a while. Would you tell others how it is?
review-mail-ask-honest = Say it as it is: we publish good and bad reviews alike. We ask this once for each order.
review-mail-ask-button = Write a review
review-mail-reply-subject = Our reply to your review of { $product }
review-mail-reply-heading = We read your review
review-mail-reply-lead = You wrote about { $product }. This is our reply:
review-mail-reply-public = The reply stands beside your review, for everybody to read.
review-mail-reply-public-later = The reply will stand beside your review once it is published.
review-mail-reply-private = The reply is for you alone.
review-mail-reply-button = See your review
