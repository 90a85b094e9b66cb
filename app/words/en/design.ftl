# Words the design parts bring along, mostly for people who hear a page instead of seeing it.
design-stop-happened = Done:
design-stop-now = Now:
design-stop-to-come = Still to come:
design-stop-exceeded = Better than promised:
design-gap = Gap in the line:
design-optional = optional
design-chart-table = The same in numbers
design-spark-rising = Rising from { $first } to { $last }
design-spark-falling = Falling from { $first } to { $last }
design-spark-level = Level at { $last }
design-spark-empty = Too few to draw
