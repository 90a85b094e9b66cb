# Scanning at the returns desk: on a picture, before the camera, one after another; and taking a wrong scan back.

scan-picture-open = From a picture
scan-picture-field = Picture
scan-picture-hint = Take one, or choose one: JPEG, PNG or WebP, 8 MB at most. It is read and not kept.
scan-picture-button = Read the picture
scan-picture-nothing = Take or choose a picture first.
scan-picture-large = This picture has more than 8 MB. Take it smaller.
scan-picture-pixels = This picture has more than 25 megapixels. Take it smaller.
scan-picture-strange = This is no picture that can be read here. JPEG, PNG and WebP can.
scan-picture-broken = This picture is damaged or not whole. Take it again.
scan-picture-no-code = No QR code can be read from this picture. Take it again from closer, in good light, so that the code fills half of it; or type the seven characters below the code.
scan-picture-several = There are codes of several returns on this picture. Take one of each.

scan-camera-start = Scan with the camera
scan-camera-stop = Stop the camera
scan-camera-starting = The camera is starting. Your browser may ask whether it may be used.
scan-camera-looking = Hold the code before the camera.
scan-camera-found = Code read.
scan-camera-denied = The browser may not use the camera here. Allow it in the browser’s settings for this page; or take a picture of the code, or type the seven characters below it.
scan-camera-missing = There is no camera here. Take a picture of the code with another device and choose it below, or type the seven characters below the code.
scan-camera-busy = Another program is using the camera. Close that one and try again; or take a picture of the code, or type the seven characters below it.
scan-camera-broken = The camera cannot be used here. Take a picture of the code, or type the seven characters below it.
scan-camera-stopped = The camera is off.

# One scan after another.
scan-pallet-link = Receive one after another
scan-pallet-title = Receive one after another
scan-pallet-lead = Each code receives its return at once. A hand scanner needs nothing else: scan, and scan the next.
scan-pallet-back = Back to the desk
scan-pallet-button = Receive
scan-pallet-just = Received { $code }: { $thing }
scan-pallet-before = { $code } was received already, { $at }. Nothing was done a second time.
scan-pallet-not = { $code } was not received. { $why }
scan-pallet-today = Received today by you
scan-pallet-none = Nothing yet. What you receive stands here, the latest first.
scan-pallet-when = received
scan-pallet-state = now
scan-pallet-undone = undone { $at }

# A wrong scan is taken back.
scan-undo-open = Scanned by mistake?
scan-undo-lead = Then it is awaited again. That can be done until the end of today, while nothing was checked or paid. What the customer was told about it is corrected.
scan-undo-button = Undo reception
scan-undo-one = Undo reception of { $code }
scan-undo-done = The reception of { $code } is undone. It is awaited again.
scan-undo-not-received = It has not been received.
scan-undo-not-yours = Somebody else received it. They can undo that, or an admin.
scan-undo-day-over = It was received on another day. A reception can be undone until the end of its day.
scan-undo-decided = It was checked or settled already, so its reception stands.
scan-undo-before = This was undone already, { $at }. Nothing was done a second time.

# What the customer reads of it.
scan-line-undone = Not with us after all
scan-line-undone-detail = We noted it as received by mistake, and have corrected that. It is still awaited.
scan-line-undone-money = We noted it as received by mistake, and have corrected that. It is still awaited, and the day we named for your money no longer holds.

# The mail that takes back “we have your return”.
scan-mail-subject = Not with us yet: your return { $code }
scan-mail-heading = We wrote too early
scan-mail-lead = We wrote that we have your return. That was our mistake: it is not with us yet. We are sorry.
scan-mail-refund = The day we named for your money no longer holds. Once we have it, you get { $amount } back { $term }.
scan-mail-go-on = Send or bring it as we agreed. If you have handed it in already, there is nothing to do: we write again when we have it.
