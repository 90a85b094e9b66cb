# Mails: the subject and the heading answer "when".
mail-subject-confirmed = Order { $number } is confirmed
mail-subject-confirmed-due = Order { $number } is confirmed, arriving { $by }
mail-subject-dispatched = Order { $number } is on its way
mail-subject-dispatched-due = Order { $number } is on its way, arriving { $by }
mail-subject-delivered = Order { $number } is delivered
mail-subject-delivered-parcel = Order { $number }: parcel { $parcel } of { $parcels } is delivered
mail-subject-delayed = Order { $number } is late: now arriving { $by }
mail-subject-code = Your code for order { $number }
mail-subject-sign-in = Sign in to { $shop }

mail-over = Order { $number } · placed { $day }
mail-over-parcel = Order { $number } · parcel { $parcel } of { $parcels }

mail-heading-confirmed = We have your order
mail-heading-arriving = Arriving { $by }
mail-heading-dispatched = Your parcel is on its way
mail-heading-delivered = Delivered { $when }
mail-heading-delayed = Now arriving { $by }
mail-heading-code = Your code: { $code }
mail-heading-sign-in = Sign in to { $shop }

mail-lead-confirmed = Your order is confirmed. Nothing to do on your side.
mail-lead-confirmed-leaves = Your order is confirmed and leaves us { $by }. Nothing to do on your side.
mail-lead-dispatched = { $carrier } has your parcel. The tracking number is { $tracking }.
mail-lead-promised = We promised it { $by }.
mail-lead-promised-late = We promised it { $by }, and that time has passed. We are sorry.
mail-lead-delivered = { $carrier } says it is with you.
mail-lead-delivered-kept = { $carrier } says it is with you. That is what we promised: { $by }.
mail-lead-delivered-late = { $carrier } says it is with you. We promised it { $by }, and it came { $late }. We are sorry.
mail-lead-missing = You do not have it? Open your order and tell us there.
mail-lead-delayed = We promised it { $by }. We cannot keep that: it will be { $late }. We are sorry.
mail-lead-delayed-again = We promised it { $first }, and then { $before }. We cannot keep that either: it will be { $late }. We are sorry.
mail-lead-delayed-todo = Nothing to do on your side. If the new day does not suit you, ask us.
mail-lead-code = This code opens order { $number } for ten minutes, in the browser that asked for it.
mail-lead-code-unasked = You did not ask for it? Then do nothing: without the code nobody sees more.
mail-lead-sign-in = The button signs you in, once and within ten minutes, in the browser you asked from.
mail-lead-sign-in-code = Reading this somewhere else? Type this code in that browser: { $code }
mail-lead-sign-in-unasked = You did not ask to sign in? Then do nothing.

mail-stop-ordered = Ordered
mail-stop-leaves = Leaves us
mail-stop-dispatched = On its way
mail-stop-arrives = With you
mail-stop-delivered = Delivered
mail-gap = Promised { $by }: { $late }

mail-button-order = See your order
mail-button-sign-in = Sign in
mail-link-note = The link is for you: whoever has it can open this order.
mail-help = Something is wrong, or you have a question? { $ways }
mail-why-order = You get this mail because you ordered at { $shop }.
mail-why-asked = You get this mail because somebody gave your address at { $shop }.
