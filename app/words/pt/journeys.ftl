# Jornadas como a equipe as lê.
journeys-title = Jornadas
journeys-lead = Tudo o que aconteceu com um cliente, em uma linha.
journeys-search = Nome, e-mail, número do pedido ou de rastreio
journeys-search-button = Procurar
journeys-latest = Onde algo aconteceu por último
journeys-found = Encontrado para “{ $query }”
journeys-none = Ninguém combina com “{ $query }”
journeys-none-detail = O começo de um nome basta. Endereços, números de pedido e de rastreio precisam estar inteiros.
journeys-nobody = Nenhuma jornada ainda
journeys-nobody-detail = O primeiro pedido traz a primeira.
journeys-more = Mais
journeys-column-customer = Cliente
journeys-column-orders = Pedidos
journeys-column-latest = Pedido mais recente
journeys-column-promises = Promessas
journeys-open =
    { $count ->
        [one] uma em aberto
       *[other] { $count } em aberto
    }
journeys-past-due =
    { $count ->
        [one] uma fora do prazo
       *[other] { $count } fora do prazo
    }
journeys-no-promise = nada em aberto
journeys-forgotten = alguém que pediu para ser esquecido

journey-since = Cliente desde { $month }
journey-orders =
    { $count ->
        [0] nenhum pedido
        [one] um pedido
       *[other] { $count } pedidos
    }
journey-reads = lê { $language }
journey-forgotten = Pediu para ser esquecido { $day }. O que aconteceu fica, sem nome.
journey-badge-open =
    { $count ->
        [one] 1 promessa em aberto
       *[other] { $count } promessas em aberto
    }
journey-badge-next =
    { $count ->
        [one] 1 promessa em aberto, vence { $in }
       *[other] { $count } promessas em aberto, a próxima vence { $in }
    }
journey-badge-gaps =
    { $count ->
        [one] 1 lacuna
       *[other] { $count } lacunas
    }
journey-line = O que aconteceu, do mais antigo ao mais novo
journey-earlier = O que aconteceu antes
journey-latest = Voltar ao mais recente
journey-empty = Nada aqui combina
journey-empty-detail = Escolha menos coisas acima, e a linha volta.
journey-filter-stage = Fase
journey-filter-channel = Canal
journey-filter-order = Pedido
journey-filter-all = todos
journey-filter-show = Mostrar
journey-silence = depois nada por { $span }
journey-silence-now = nada desde então, há { $span }
journey-learnt = soubemos { $when }
journey-see = Ver
journey-score = { $score } de 5

journey-kind-dispatch-by = Despacho
journey-kind-deliver-by = Entrega
journey-kind-first-reply-by = Primeira resposta
journey-kind-next-reply-by = Próxima resposta
journey-kind-resolve-by = Solução
journey-kind-collect-by = Busca
journey-kind-refund-by = Reembolso
journey-kind-withdrawal-refund-by = Reembolso após uma desistência
journey-kind-replacement-by = Substituição
journey-kind-review-reply-by = Resposta à avaliação
journey-kind-reward-by = Recompensa
journey-promised = prometido: { $promise } { $by }
journey-kept = { $promise }: prometido { $by }, cumprido
journey-kept-early = { $promise }: prometido { $by }, feito { $early }
journey-gap-late = { $promise }: prometido { $by }, com { $late }.
journey-gap-overdue = { $promise }: prometido { $by }, até agora { $late }.
journey-gap-revised = { $promise }: passou de { $old } para { $new }.
journey-gap-told-first = Avisamos antes, { $when }.
journey-gap-told-after = Só avisamos depois, { $when }.
journey-gap-not-told = Não avisamos.

journey-overs = Passagens
journey-overs-none = Nenhuma começou ainda.
journey-over-ordered-to-in-hand = Pediu → em mãos
journey-over-asked-to-answered = Perguntou → respondido
journey-over-handed-back-to-refunded = Devolveu → reembolsado
journey-over-in-hand-to-first-advocacy = Em mãos → primeira recomendação
journey-over-took = levou { $length }
journey-over-took-of = levou { $length }, prometido { $promised }
journey-over-there-before = já estava lá
journey-over-waits = { $length } até agora
journey-over-waits-of = { $length } até agora, prometido { $promised }
journey-over-silent = nada em { $length }
journey-over-not-yet = nada ainda, { $length }
journey-over-called-off = cancelado

journey-promises = Promessas
journey-promises-none = Nada foi prometido aqui.
journey-promise = { $promise } { $by }
journey-state-open = em aberto
journey-state-risk = em risco
journey-state-kept = cumprida
journey-state-late = { $late }
journey-state-overdue = { $late } até agora
journey-state-waived = dispensada

journey-before = Antes de escrever
journey-before-waits = Está esperando agora: { $promise } prometido { $by }, { $late } até agora.
journey-before-waits-more =
    { $count ->
        [one] Mais uma promessa passou do prazo.
       *[other] Mais { $count } promessas passaram do prazo.
    }
journey-before-late = Já esperou antes: { $promise } com { $late }, { $day }.
journey-before-late-more =
    { $count ->
        [one] Não foi a única vez: mais uma promessa atrasou.
       *[other] Não foi a única vez: mais { $count } promessas atrasaram.
    }
journey-before-moved = { $promise } passou para { $due }. Nosso e-mail já avisou.
journey-before-moved-untold = { $promise } passou para { $due }, e nosso e-mail ainda não saiu.
journey-before-missed = Disse { $day } que { $number } não está lá, embora a transportadora diga que sim. Não pergunte de novo: procure.
journey-before-score = Deu { $score } de 5, { $day }.
journey-before-next = O que devemos a seguir: { $promise } { $by }.
journey-before-calm = Não devemos nada, e nada atrasou.
journey-before-language = Escreva em { $language }.

journey-stage-awareness = atenção
journey-stage-consideration = consideração
journey-stage-decision = decisão
journey-stage-purchase = compra
journey-stage-ownership = posse
journey-stage-advocacy = recomendação
journey-channel-web = site
journey-channel-email = e-mail
journey-channel-api = sistema da loja
journey-channel-carrier = transportadora
journey-channel-import = importado
journey-channel-system = Throughline
journey-actor-customer = o cliente
journey-actor-shop = a loja
journey-actor-staff = equipe

journey-did-ordered = Pediu { $number }
journey-did-confirmed = Pedido confirmado
journey-did-packed = Pedido embalado
journey-did-shipped = A loja diz: enviado
journey-did-reported-delivered = A loja diz: entregue
journey-did-cancelled = Pedido cancelado
journey-did-changed = Pedido alterado
journey-did-announced = Pacote anunciado, { $carrier }
journey-did-delivered = Pacote em mãos
journey-did-confirmed-receipt = “Estou com ele”
journey-did-denied-receipt = “Não estou com ele”
journey-did-revised = { $promise }: nova promessa, { $by }
journey-did-notice = Escrevemos: { $notice }
journey-did-notice-failed = Nosso e-mail não chegou: { $notice }
journey-did-reviewed = Avaliou o pedido
journey-did-return-started = Devolução combinada, { $code }
journey-did-withdrawal-confirmed = Desistiu do contrato, devolução { $code }
journey-did-return-received = Devolução conosco
journey-did-reception-undone = Devolução ainda não está conosco
journey-did-return-accepted = Devolução aceita
journey-did-return-rejected = Devolução não aceita
journey-did-refund-requested = Pagamento de { $amount } pedido
journey-did-refund-failed = O pagamento falhou
journey-did-refunded = { $amount } reembolsados
journey-did-replacement-sent = Substituição pedida, { $number }
journey-did-return-cancelled = Devolução cancelada
journey-did-pickup-booked = Busca reservada: { $slot }
journey-did-pickup-moved = Busca mudada: { $slot }
journey-did-pickup-cancelled = Busca cancelada
journey-did-pickup-collected = Buscado na casa do cliente
journey-did-return-handed-over = Entregue, diz o cliente
journey-did-photos-added =
    { $photos ->
        [one] Uma foto adicionada
       *[other] { $photos } fotos adicionadas
    }
journey-did-case-opened = Pediu ajuda
journey-did-case-opened-by-us = Abrimos um caso
journey-did-case-written = Escreveu de novo
journey-did-case-answered = Respondemos
journey-did-case-resolved = Caso resolvido
journey-did-case-reopened = Caso reaberto
journey-did-case-rated = Avaliou nossa ajuda
journey-did-review-published = Avaliação publicada
journey-did-review-published-itself = Avaliação publicada sozinha após 14 dias
journey-did-review-rejected = Avaliação não publicada
journey-did-review-replied = Respondemos à avaliação
journey-did-review-replied-privately = Respondemos à avaliação por e-mail
journey-did-shared = Compartilhou
journey-did-invited = Fez um convite, { $code }
journey-did-referral-ordered = Um amigo comprou
journey-did-referral-eligible = O amigo ficou com a compra
journey-did-referral-disqualified = A indicação não vale
journey-did-reward-issued = Recompensa dada, { $amount }
journey-did-signed-in = Entrou
journey-did-language = Escolheu { $language }
journey-did-erased = Pediu para ser esquecido
journey-changed-lines = itens
journey-changed-address = endereço
journey-changed-shipments = pacotes
journey-changed-customer = pessoa
journey-changed-status = situação
journey-notice-confirmed = pedido confirmado
journey-notice-dispatched = a caminho
journey-notice-delivered = entregue
journey-notice-delayed = mais tarde que o prometido
journey-notice-return-agreed = devolução combinada, com o código
journey-notice-return-received = devolução recebida
journey-notice-reception-undone = devolução ainda não recebida
journey-notice-refunded = reembolsado
journey-notice-withdrawal-receipt = comprovante de uma desistência
journey-notice-case-opened = quando respondemos
journey-notice-case-answered = nossa resposta
journey-notice-review-asked = o que achou?
journey-notice-review-replied = nossa resposta à avaliação
journey-notice-reward-issued = sua recompensa
journey-notice-access-code = código para abrir o pedido
journey-notice-sign-in = link para entrar
journey-scan-unknown = Notícia da transportadora
journey-scan-pre-transit = A transportadora espera o pacote
journey-scan-in-transit = A caminho
journey-scan-out-for-delivery = Saiu para entrega
journey-scan-delivered = Entregue
journey-scan-available-for-pickup = Pronto para retirada
journey-scan-return-to-sender = Voltando para nós
journey-scan-failure = Não pôde ser entregue
journey-scan-cancelled = Cancelado pela transportadora
journey-scan-error = A transportadora relata um problema

journey-did-return-approved = Devolução combinada depois de um olhar
journey-did-return-declined = Devolução não aceita
journey-did-return-partly-accepted = Devolução aceita por { $amount }
journey-did-credited = Crédito de { $amount }
journey-notice-return-requested = estamos olhando a devolução
journey-notice-return-declined = devolução não aceita
journey-notice-return-judged = o que encontramos na devolução
journey-did-outcome-changed = Pediu outra coisa: { $outcome }
journey-did-info-asked = Pediu mais informações ao cliente
