# Tage, Zeitspannen, Geld und Zahlen. Die Namen der Tage und Monate kommen aus den Tabellen von Unicode.
format-day = { $weekday }, { $day }. { $month }
format-day-of-year = { $weekday }, { $day }. { $month } { $year }
format-short-day = { $weekday } { $day }. { $month }
format-short-day-of-year = { $weekday } { $day }. { $month } { $year }
format-month = { $month } { $year }
format-day-and-time = { $day }, { $time }
format-exact = { $day }, { $time } Uhr ({ $zone })
format-by = bis { $due }

format-span-moment = unter einer Minute
format-span-minutes = { $minutes } Min.
format-span-hours = { $hours } Std.
format-span-hours-and-minutes = { $hours } Std. { $minutes } Min.
format-span-days =
    { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    }
format-on-time = pünktlich
format-late = { $span } zu spät
format-early = { $span } früher
format-day-late = einen Tag zu spät
format-day-early = einen Tag früher

format-just-now = gerade eben
format-minutes-ago =
    { $minutes ->
        [one] vor { $minutes } Minute
       *[other] vor { $minutes } Minuten
    }
format-hours-ago =
    { $hours ->
        [one] vor { $hours } Stunde
       *[other] vor { $hours } Stunden
    }
format-days-ago =
    { $days ->
        [one] vor { $days } Tag
       *[other] vor { $days } Tagen
    }
format-in-minutes =
    { $minutes ->
        [one] in { $minutes } Minute
       *[other] in { $minutes } Minuten
    }
format-in-hours =
    { $hours ->
        [one] in { $hours } Stunde
       *[other] in { $hours } Stunden
    }
format-in-days =
    { $days ->
        [one] in { $days } Tag
       *[other] in { $days } Tagen
    }
format-yesterday = gestern
format-tomorrow = morgen

# Das Leerzeichen vor einem Zeichen bricht nicht um.
format-money =
    { $currency ->
        [BRL] { $amount } R$
        [EUR] { $amount } €
        [GBP] { $amount } £
        [JPY] { $amount } ¥
        [USD] { $amount } $
       *[other] { $amount } { $currency }
    }
format-negative = −{ $amount }
format-percent = { $percent } %
