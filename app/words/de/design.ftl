# Worte, die die Bausteine selbst mitbringen, meist für Menschen, die eine Seite hören statt sie zu sehen.
design-stop-happened = Erledigt:
design-stop-now = Jetzt:
design-stop-to-come = Kommt noch:
design-stop-exceeded = Besser als versprochen:
design-gap = Lücke in der Linie:
design-optional = freiwillig
design-chart-table = Dasselbe in Zahlen
design-spark-rising = Steigt von { $first } auf { $last }
design-spark-falling = Fällt von { $first } auf { $last }
design-spark-level = Gleichbleibend bei { $last }
design-spark-empty = Zu wenige für eine Linie
