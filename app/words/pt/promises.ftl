# O placar público.
promises-title = O que prometemos, e com que frequência cumprimos
promises-lead = Toda promessa fica em um só livro, também as quebradas. Nenhuma fica fora destes números.
promises-dispatch = Entregue à transportadora
promises-delivery = Com você
promises-first-reply = Primeira resposta
promises-next-reply = Próxima resposta
promises-resolve = Resolvido
promises-collect = Buscar o que volta, na sua porta
promises-refund = Dinheiro de volta, assim que recebermos
promises-withdrawal-refund = Dinheiro de volta após uma desistência
promises-replacement = Substituição com você
promises-review-reply = Resposta a uma avaliação crítica
promises-reward = Recompensa por indicação
promises-term-slot = no horário que você escolhe
promises-term-delivery = até a data que informamos a você
promises-term-working-days =
    { $count ->
        [one] em até { $count } dia útil
       *[other] em até { $count } dias úteis
    }
promises-term-working-hours =
    { $count ->
        [one] em até { $count } hora útil
       *[other] em até { $count } horas úteis
    }
promises-term-hours =
    { $count ->
        [one] em até { $count } hora
       *[other] em até { $count } horas
    }
promises-term-days =
    { $count ->
        [one] em até { $count } dia
       *[other] em até { $count } dias
    }
promises-column-promise = Promessa
promises-column-term = Prometemos
promises-column-quarter = Últimos 90 dias
promises-column-year = Últimos 12 meses
promises-table = Com que frequência cumprimos nossas promessas
promises-kept = { $share } cumpridas
promises-of =
    { $count ->
        [one] de { $count } promessa
       *[other] de { $count } promessas
    }
promises-too-few = poucas demais para dizer
promises-how = Como contamos
promises-how-counted = Uma promessa conta no dia em que vencia, julgada pelo prazo que informamos primeiro. Um prazo posterior que informamos depois não a torna cumprida.
promises-how-broken = Quebrada é a que veio tarde e a que não veio. O que foi cancelado a tempo não conta em nenhuma das duas.
promises-how-few = Abaixo de 30 promessas não dizemos nada: uma proporção de tão poucas enganaria.
promises-none = Ainda não fizemos nenhuma promessa
promises-none-detail = Assim que as primeiras vencerem, aqui fica como terminaram.
