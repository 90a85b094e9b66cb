# The label that a customer prints.
label-hand-over = Send a parcel yourself
label-hand-over-hint = With a label that you print, from wherever parcels are taken. { $postage }
label-print = Print the label
label-own-parcel = The label is for your own parcel: choose who carries it, no carrier is booked.
label-postage-customer = You pay the postage.
label-postage-shop = You pay the postage first, and we refund it: keep the receipt.
label-heading = Send it with this label
label-lead = Pack it, print the label and stick it on. Send it { $by }.
label-mail = Pack { $items }, print the label and send the parcel { $by }.
label-mail-print = The label stands on the page of your return, and so does the QR code that is on it.
label-to = To
label-from = From
label-order = Order { $number }
label-return = Return
label-weight = Weight in kg
label-cut = Cut along the line and stick it on the parcel, with the code flat and whole.
