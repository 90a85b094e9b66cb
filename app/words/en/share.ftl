# Showing to others what one bought: making the page, and the page.
share-new-title = Tell others
share-new-heading = Tell others about it
share-new-lead = You make a page about { $product } and send it to whom you like.
share-new-shows = What stands on it
share-new-name = Your name, as { $name }
share-new-unnamed = Not your name: we do not know it
share-new-thing = What you bought. Not when, not for how much, not where you live
share-new-review = Your review, as it is published
share-new-no-review = No words of yours, until a review of it by you is published
share-new-invitation = The way to your invitation, if you have made one
share-new-button = Make the page
share-new-too-early = You can share it once it is with you.
share-new-back = Back to your order
share-made-heading = Your page is ready
share-made-lead = Whoever has the link can read it, without signing in.
share-link = The link
share-copy = Copy the link
share-copied = Copied
share-share = Share
share-see = See the page
share-clicks =
    { $clicks ->
        [0] Nobody has looked at it yet.
        [one] Somebody has looked at it once.
       *[other] Others have looked at it { $clicks } times.
    }
share-page-over = { $name } bought this at { $shop }
share-page-over-unnamed = Bought at { $shop }
share-page-description = { $name } bought it at { $shop } and shows it to you.
share-page-description-unnamed = Somebody bought it at { $shop } and shows it to you.
share-page-says = What { $name } says of it
share-page-says-unnamed = What its buyer says of it
share-page-bought = { $shop } knows the order: it was bought there.
share-page-day = Written on { $day }
share-page-reviews = All reviews of it
share-page-more = Read more about it
share-page-invitation = An invitation
share-page-incentive = { $name } invites friends, and gets a reward when somebody buys by the invitation and keeps it.
share-page-incentive-unnamed = Who bought this invites friends, and gets a reward when somebody buys by the invitation and keeps it.
share-page-see-invitation = See the invitation
share-page-shop = Go to { $shop }
share-card-title = Tell others
share-card-lead = Make a page of what you like, and send it to whom you like.
share-card-of = Share { $product }
