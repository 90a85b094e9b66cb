# Wohin man etwas bringen kann, und wann dort offen ist.
places-title-stores = Die nächsten Geschäfte
places-title-drop-off = Die nächsten Annahmestellen
places-sorted = Nach der Postleitzahl geordnet, nicht nach der Entfernung.
places-postal-code = Andere Postleitzahl
places-look = Zeigen
places-hours = Öffnungszeiten
places-open = Jetzt offen
places-open-until = Offen bis { $time }
places-opens = Geschlossen. Öffnet { $time }
places-closed = Geschlossen
places-closed-on = Nicht offen: { $days }.
places-unsorted = Nach Orten. Geben Sie eine Postleitzahl ein, und sie werden danach geordnet.
