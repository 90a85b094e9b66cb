# Onde a linha se rompe.
gaps-title = Onde a linha se rompe
gaps-lead = O que prometemos, o que aconteceu, o que as pessoas sentiram. { $period }. { $promises } promessas.
gaps-period = Período
gaps-period-28d = Últimos 28 dias
gaps-period-90d = Últimos 90 dias
gaps-period-12m = Últimos 12 meses
gaps-period-all = Tudo
gaps-period-own = { $from } a { $to }
gaps-period-choose = Datas abaixo
gaps-from = De
gaps-to = Até
gaps-by = Separado por
gaps-by-none = nada
gaps-by-month = mês
gaps-by-week = semana
gaps-by-carrier = transportadora
gaps-by-region = região
gaps-by-country = país
gaps-by-channel = canal
gaps-by-store = loja
gaps-by-product = produto
gaps-by-category = categoria
gaps-show = Mostrar
gaps-empty = Nada venceu neste período
gaps-empty-detail = Escolha um período maior.
gaps-empty-all = Mostrar tudo
gaps-nothing = Nada foi prometido ainda
gaps-nothing-detail = O primeiro pedido com uma promessa começa a linha.

gaps-chart = Como as pessoas se sentiram no caminho, de 1 a 5; a linha se rompe onde promessas se quebraram. A tabela abaixo diz o mesmo em números.
gaps-phase-buy = Comprar
gaps-phase-own = Ter
gaps-phase-advocate = Recomendar
gaps-point-ordered = pediu
gaps-point-handed-over = despachado
gaps-point-in-time = entregue no prazo
gaps-point-too-late = tarde ou nunca
gaps-point-in-hand = em mãos
gaps-point-rated = avaliou
gaps-chart-gap = { $share } quebradas

gaps-kind-dispatch-by = Despachado
gaps-kind-deliver-by = Pacote em mãos
gaps-kind-first-reply-by = Primeira resposta
gaps-kind-next-reply-by = Próxima resposta
gaps-kind-resolve-by = Resolvido
gaps-kind-collect-by = Buscar uma devolução
gaps-kind-refund-by = Dinheiro de volta
gaps-kind-withdrawal-refund-by = Dinheiro de volta após desistência
gaps-kind-replacement-by = Substituição em mãos
gaps-kind-review-reply-by = Resposta a uma avaliação
gaps-kind-reward-by = Recompensa dada
gaps-where-dispatch-by = Comprar
gaps-where-deliver-by = Comprar → Ter
gaps-where-first-reply-by = Ter
gaps-where-next-reply-by = Ter
gaps-where-resolve-by = Ter
gaps-where-collect-by = Ter
gaps-where-refund-by = Ter
gaps-where-withdrawal-refund-by = Ter
gaps-where-replacement-by = Ter
gaps-where-review-reply-by = Recomendar
gaps-where-reward-by = Recomendar
gaps-term-date = até a data mostrada
gaps-term-working-days =
    { $count ->
        [one] 1 dia útil
       *[other] { $count } dias úteis
    }
gaps-term-working-hours =
    { $count ->
        [one] 1 hora útil
       *[other] { $count } horas úteis
    }
gaps-term-hours =
    { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
gaps-term-days =
    { $count ->
        [one] 1 dia
       *[other] { $count } dias
    }
gaps-column-kind = Ponto de contato
gaps-column-promised = Prometemos
gaps-column-half = Metade recebeu
gaps-column-tenth = 1 em 10 esperou
gaps-column-kept = Cumpridas
gaps-column-felt = Sentiram
gaps-column-trend = Tendência
gaps-column-people = Quebradas
gaps-column-made = Prometidas
gaps-half = { $early } ou mais cedo
gaps-tenth = { $late } ou mais
gaps-tenth-none = no prazo
gaps-waiting = ainda não chegou
gaps-interval = { $low } a { $high }
gaps-too-few = poucas para dizer
gaps-felt-against = contra { $kept } quando cumprida
gaps-broken =
    { $count ->
        [one] { $shown } promessa
       *[other] { $shown } promessas
    }
gaps-never = { $shown } ainda não cumpridas
gaps-open = { $shown } ainda em aberto
gaps-trend-weeks = cumpridas, por semana
gaps-trend-months = cumpridas, por mês
gaps-unknown = não se sabe
gaps-several = várias transportadoras
gaps-week = semana { $week }, { $year }
gaps-rest =
    { $count ->
        [one] Mais um tem menos promessas quebradas.
       *[other] Mais { $count } têm menos promessas quebradas.
    }
gaps-caption = { $kind }, por { $group }

gaps-people-lead = { $made } promessas, { $kept } cumpridas, { $broken } quebradas. { $period }.
gaps-people-lead-of = { $group }: { $made } promessas, { $kept } cumpridas, { $broken } quebradas. { $period }.
gaps-people = Pessoas
gaps-back = Todos os pontos de contato
gaps-became-all = todas
gaps-became-broken = quebradas
gaps-became-broken-unsettled = ainda não cumpridas
gaps-became-kept = cumpridas
gaps-became-open = em aberto
gaps-became-waived = dispensadas
gaps-people-none = Ninguém aqui
gaps-people-none-detail = Nenhuma promessa deste tipo ficou assim neste período.
gaps-people-more = Mais pessoas
gaps-column-customer = Cliente
gaps-column-order = Pedido
gaps-column-due = Prometido
gaps-column-happened = O que aconteceu
gaps-column-score = Disse
gaps-figures-only = Quem são, só vê quem cuida deles.

# Passagens: de um ponto de contato ao seguinte.
gaps-over-title = Passagens
gaps-over-lead = De um ponto de contato ao seguinte: quanto durou o caminho inteiro do que começou neste período, e quem nunca chegou.
gaps-over-column = Passagem
gaps-over-column-began = Começaram
gaps-over-column-half = Metade chegou em
gaps-over-column-tenth = 1 em 10 levou
gaps-over-column-dropped = Ficaram pelo caminho
gaps-over-column-promised = Contra a promessa
gaps-over-column-channel = Mudou de canal
gaps-over-column-felt = Disse antes → depois
gaps-over-where-own-advocate = Ter → Recomendar
gaps-over-on-the-way = { $shown } a caminho
gaps-over-called-off = { $shown } cancelados
gaps-over-not-there = { $shown } não chegaram
gaps-over-silent = { $shown } não disseram nada
gaps-over-no-promise = nada prometido
gaps-over-promised = prometido: { $length }
gaps-over-half-gap = metade { $early } ou mais cedo
gaps-over-of = { $switched } de { $known }
gaps-over-felt = { $before } → { $after }
gaps-over-people-lead = { $began } começaram, { $arrived } chegaram, { $dropped } ficaram pelo caminho. { $period }.
gaps-over-people-none = Ninguém está ali neste período.
gaps-over-stood-dropped-off = ficaram pelo caminho
gaps-over-stood-on-the-way = a caminho
gaps-over-stood-arrived = chegaram
