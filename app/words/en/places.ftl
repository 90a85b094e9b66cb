# Where things can be brought, and when it is open there.
places-title-stores = The nearest stores
places-title-drop-off = The nearest drop-off points
places-sorted = Sorted by postal code, not by distance.
places-postal-code = Another postal code
places-look = Show
places-hours = Opening hours
places-open = Open now
places-open-until = Open until { $time }
places-opens = Closed. Opens { $time }
places-closed = Closed
places-closed-on = Not open on { $days }.
places-unsorted = By city. Type a postal code, and they are sorted by it.
