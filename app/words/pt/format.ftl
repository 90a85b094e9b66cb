# Dias, durações, dinheiro e números. Os nomes de dias e meses vêm das tabelas do Unicode.
format-day = { $weekday }, { $day } de { $month }
format-day-of-year = { $weekday }, { $day } de { $month } de { $year }
format-short-day = { $weekday } { $day } { $month }
format-short-day-of-year = { $weekday } { $day } { $month } { $year }
format-month = { $month } de { $year }
format-day-and-time = { $day }, { $time }
format-exact = { $day }, { $time } ({ $zone })
format-by = até { $due }

format-span-moment = menos de um minuto
format-span-minutes = { $minutes } min
format-span-hours = { $hours } h
format-span-hours-and-minutes = { $hours } h { $minutes }
format-span-days =
    { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }
format-on-time = no prazo
format-late = { $span } de atraso
format-early = { $span } antes
format-day-late = um dia de atraso
format-day-early = um dia antes

format-just-now = agora mesmo
format-minutes-ago =
    { $minutes ->
        [one] há { $minutes } minuto
       *[other] há { $minutes } minutos
    }
format-hours-ago =
    { $hours ->
        [one] há { $hours } hora
       *[other] há { $hours } horas
    }
format-days-ago =
    { $days ->
        [one] há { $days } dia
       *[other] há { $days } dias
    }
format-in-minutes =
    { $minutes ->
        [one] em { $minutes } minuto
       *[other] em { $minutes } minutos
    }
format-in-hours =
    { $hours ->
        [one] em { $hours } hora
       *[other] em { $hours } horas
    }
format-in-days =
    { $days ->
        [one] em { $days } dia
       *[other] em { $days } dias
    }
format-yesterday = ontem
format-tomorrow = amanhã

# O espaço junto ao símbolo não quebra a linha.
format-money =
    { $currency ->
        [BRL] R$ { $amount }
        [EUR] € { $amount }
        [GBP] £ { $amount }
        [JPY] ¥ { $amount }
        [USD] US$ { $amount }
       *[other] { $currency } { $amount }
    }
format-negative = −{ $amount }
format-percent = { $percent }%
