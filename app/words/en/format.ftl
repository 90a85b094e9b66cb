# Days, lengths of time, money and figures. The names of days and months come from Unicode's tables.
format-day = { $weekday }, { $day } { $month }
format-day-of-year = { $weekday }, { $day } { $month } { $year }
format-short-day = { $weekday } { $day } { $month }
format-short-day-of-year = { $weekday } { $day } { $month } { $year }
format-month = { $month } { $year }
format-day-and-time = { $day }, { $time }
format-exact = { $day }, { $time } ({ $zone })
format-by = by { $due }

format-span-moment = under a minute
format-span-minutes = { $minutes } min
format-span-hours = { $hours } h
format-span-hours-and-minutes = { $hours } h { $minutes }
format-span-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
format-on-time = on time
format-late = { $span } late
format-early = { $span } early
format-day-late = a day late
format-day-early = a day early

format-just-now = just now
format-minutes-ago =
    { $minutes ->
        [one] { $minutes } minute ago
       *[other] { $minutes } minutes ago
    }
format-hours-ago =
    { $hours ->
        [one] { $hours } hour ago
       *[other] { $hours } hours ago
    }
format-days-ago =
    { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }
format-in-minutes =
    { $minutes ->
        [one] in { $minutes } minute
       *[other] in { $minutes } minutes
    }
format-in-hours =
    { $hours ->
        [one] in { $hours } hour
       *[other] in { $hours } hours
    }
format-in-days =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
format-yesterday = yesterday
format-tomorrow = tomorrow

# The space before or after a symbol does not break.
format-money =
    { $currency ->
        [BRL] R${ $amount }
        [EUR] €{ $amount }
        [GBP] £{ $amount }
        [JPY] ¥{ $amount }
        [USD] ${ $amount }
       *[other] { $currency } { $amount }
    }
format-negative = −{ $amount }
format-percent = { $percent }%
