# Photos of a return.
photos-title = Photos
photos-there = What was added
photos-none = A photo shows at once what is wrong, and saves you a question.
photos-none-at-desk = Nobody has added one.
photos-own = From you
photos-customers = From the customer
photos-shops = From the shop
photos-alt = Photo { $number }, added { $day }
photos-add = Add photos
photos-field = Photos of what is wrong
photos-field-hint =
    { $most ->
        [one] One more fits: JPEG, PNG or WebP, up to 8 MB. Where and when it was taken is removed.
       *[other] Up to { $most }: JPEG, PNG or WebP, 8 MB each. Where and when they were taken is removed.
    }
photos-send = Add these photos
photos-remove = Remove
photos-remove-one = Remove photo { $number }
photos-full = No more photos fit. Remove one to add another.
photos-over = No photos are taken here any more: what they would show is with us.
photos-lost = Your return is agreed, but its photos were not kept. Add them here.
photos-staff-lead = What you saw when you looked at it. The customer sees these photos too.
photos-back = Back to the return
photos-sending = Sending your photos
photos-failed = That did not get through. Your photos are still here: try again.
photos-again = Choose your photos again, please: a browser forgets them when a form comes back.
photos-refused-large = “{ $name }” is larger than 8 MB.
photos-refused-type = “{ $name }” is no JPEG, PNG or WebP.
photos-refused-pixels = “{ $name }” has more than 25 megapixels.
photos-refused-broken = “{ $name }” cannot be read: it is damaged, or broke off on the way.
photos-refused-many =
    { $left ->
        [0] No more photos fit.
        [one] Only one more photo fits.
       *[other] Only { $left } photos fit.
    }
photos-refused-nothing = Choose at least one photo.
photos-refused-person = We keep no more photos of yours. Ask us if there is more to show.
photos-refused-often = Too many photos in a short time. Try again later; the return itself does not wait for them.
