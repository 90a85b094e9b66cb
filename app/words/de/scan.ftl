# Scannen am Rückgabetresen: von einem Bild, mit der Kamera, eines nach dem anderen; und einen falschen Scan zurücknehmen.

scan-picture-open = Von einem Bild
scan-picture-field = Bild
scan-picture-hint = Nehmen Sie eines auf, oder wählen Sie eines: JPEG, PNG oder WebP, höchstens 8 MB. Es wird gelesen und nicht aufbewahrt.
scan-picture-button = Bild lesen
scan-picture-nothing = Nehmen Sie zuerst ein Bild auf, oder wählen Sie eines.
scan-picture-large = Dieses Bild hat mehr als 8 MB. Nehmen Sie es kleiner auf.
scan-picture-pixels = Dieses Bild hat mehr als 25 Megapixel. Nehmen Sie es kleiner auf.
scan-picture-strange = Das ist kein Bild, das hier gelesen werden kann. JPEG, PNG und WebP gehen.
scan-picture-broken = Dieses Bild ist beschädigt oder nicht vollständig. Nehmen Sie es noch einmal auf.
scan-picture-no-code = Auf diesem Bild lässt sich kein QR-Code lesen. Nehmen Sie es noch einmal auf, näher und bei gutem Licht, sodass der Code das halbe Bild füllt; oder tippen Sie die sieben Zeichen unter dem Code.
scan-picture-several = Auf diesem Bild sind Codes mehrerer Rückgaben. Nehmen Sie von jedem eines auf.

scan-camera-start = Mit der Kamera scannen
scan-camera-stop = Kamera ausschalten
scan-camera-starting = Die Kamera geht an. Der Browser fragt vielleicht, ob sie benutzt werden darf.
scan-camera-looking = Halten Sie den Code vor die Kamera.
scan-camera-found = Code gelesen.
scan-camera-denied = Der Browser darf die Kamera hier nicht benutzen. Erlauben Sie es in den Einstellungen des Browsers für diese Seite; oder nehmen Sie ein Bild des Codes auf, oder tippen Sie die sieben Zeichen darunter.
scan-camera-missing = Hier ist keine Kamera. Nehmen Sie den Code mit einem anderen Gerät auf und wählen Sie das Bild unten, oder tippen Sie die sieben Zeichen unter dem Code.
scan-camera-busy = Ein anderes Programm benutzt die Kamera. Schließen Sie es und versuchen Sie es noch einmal; oder nehmen Sie ein Bild des Codes auf, oder tippen Sie die sieben Zeichen darunter.
scan-camera-broken = Die Kamera lässt sich hier nicht benutzen. Nehmen Sie ein Bild des Codes auf, oder tippen Sie die sieben Zeichen darunter.
scan-camera-stopped = Die Kamera ist aus.

# Ein Scan nach dem anderen.
scan-pallet-link = Nacheinander annehmen
scan-pallet-title = Nacheinander annehmen
scan-pallet-lead = Jeder Code nimmt seine Rückgabe sofort an. Ein Handscanner genügt: scannen, und den nächsten scannen.
scan-pallet-back = Zurück zum Tresen
scan-pallet-button = Annehmen
scan-pallet-just = Angenommen { $code }: { $thing }
scan-pallet-before = { $code } wurde schon angenommen, { $at }. Es wurde nichts ein zweites Mal getan.
scan-pallet-not = { $code } wurde nicht angenommen. { $why }
scan-pallet-today = Heute von Ihnen angenommen
scan-pallet-none = Noch nichts. Was Sie annehmen, steht hier, das Neueste zuerst.
scan-pallet-when = angenommen
scan-pallet-state = jetzt
scan-pallet-undone = rückgängig gemacht { $at }

# Ein falscher Scan wird zurückgenommen.
scan-undo-open = Versehentlich gescannt?
scan-undo-lead = Dann wird sie wieder erwartet. Das geht bis zum Ende des heutigen Tages, solange nichts geprüft oder gezahlt wurde. Was dem Kunden dazu gesagt wurde, wird berichtigt.
scan-undo-button = Annahme rückgängig machen
scan-undo-one = Annahme von { $code } rückgängig machen
scan-undo-done = Die Annahme von { $code } ist rückgängig gemacht. Sie wird wieder erwartet.
scan-undo-not-received = Sie wurde nicht angenommen.
scan-undo-not-yours = Jemand anderes hat sie angenommen und kann das rückgängig machen, oder ein Admin.
scan-undo-day-over = Sie wurde an einem anderen Tag angenommen. Rückgängig machen geht bis zum Ende jenes Tages.
scan-undo-decided = Sie wurde schon geprüft oder erledigt; die Annahme bleibt bestehen.
scan-undo-before = Das wurde schon rückgängig gemacht, { $at }. Es wurde nichts ein zweites Mal getan.

# Was der Kunde davon liest.
scan-line-undone = Doch noch nicht bei uns
scan-line-undone-detail = Wir hatten sie versehentlich als angekommen vermerkt und haben das berichtigt. Sie wird weiter erwartet.
scan-line-undone-money = Wir hatten sie versehentlich als angekommen vermerkt und haben das berichtigt. Sie wird weiter erwartet, und der Tag, den wir für Ihr Geld genannt haben, gilt nicht mehr.

# Die Mail, die „wir haben Ihre Rücksendung“ zurücknimmt.
scan-mail-subject = Noch nicht bei uns: Ihre Rücksendung { $code }
scan-mail-heading = Wir haben zu früh geschrieben
scan-mail-lead = Wir haben geschrieben, dass Ihre Rücksendung bei uns ist. Das war unser Fehler: Sie ist noch nicht da. Das tut uns leid.
scan-mail-refund = Der Tag, den wir für Ihr Geld genannt haben, gilt nicht mehr. Sobald sie bei uns ist, bekommen Sie { $amount } { $term } zurück.
scan-mail-go-on = Schicken oder bringen Sie sie, wie vereinbart. Wenn Sie sie schon abgegeben haben, ist nichts zu tun: Wir schreiben wieder, wenn sie da ist.
