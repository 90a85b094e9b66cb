# Devoluções.

# A página do pedido.
return-card-title = Devoluções
return-card-agreed = Combinada { $day }
return-card-see = Devolução: { $title }
return-open = Devolver ou resolver algo

# A porta quando algo deu errado: o quê e por quê.
return-fix-over = Pedido { $number }
return-fix-title = O que deu errado?
return-fix-lead = Diga o que e por quê. Antes de combinar qualquer coisa, você vê o que recebe e até quando.
return-fix-not-here = Ainda não está com você
return-fix-not-here-lead = Pode ser devolvido o que já chegou. Se o seu está atrasado ou se perdeu, avise e nós descobrimos o que houve.
return-fix-nothing = Nada deste pedido pode ser devolvido
return-fix-nothing-lead = O motivo está abaixo. Se ainda assim algo deu errado, fale conosco.
return-fix-which = Quais itens?
return-fix-why = O que deu errado?
return-fix-reason-missing = Escolha o que melhor se aplica.
return-fix-pieces = Quantos de { $open }: { $title }
return-fix-pieces-wrong = Digite um número de 1 a { $most }.
return-fix-go-on = Ver o que recebo
return-fix-back = Voltar ao pedido
return-line-not-here = Ainda não está com você
return-line-in-return = Já está em uma devolução
return-line-over = Podia ser devolvido até { $until }
return-line-law-only = Por qualquer motivo até { $ended }. Se há algo errado com ele, até { $until }.
return-line-until = Pode ser devolvido por qualquer motivo { $by }
return-other-ways = O que você pode fazer
return-other-way-order = Ver onde está o pedido

# O que deu errado, na voz do cliente.
return-reason-damaged = Chegou danificado
return-reason-faulty = Tem defeito
return-reason-wrong-item = Não é o que eu pedi
return-reason-missing-parts = Faltam peças
return-reason-missing = Não estava no pacote
return-reason-late = Chegou tarde demais
return-reason-does-not-suit = Não serve para mim
return-reason-changed-my-mind = Mudei de ideia
return-reason-other = Outro motivo

# O que traz, e até quando.
return-choose-title = O que você prefere?
return-choose-nothing = Isto não pode ser combinado aqui
return-choose-summary = { $things }: “{ $reason }”.
return-choose-change = Mudar
return-choose-outcome = Você recebe
return-choose-missing = Escolha o que você quer receber.
return-right-claim = Até chegar inteiro às suas mãos, o risco é nosso: nós resolvemos, e você escolhe como. Vale até { $until }.
return-right-guarantee = A lei dá a você dois anos a partir da entrega para o que não está como deveria: até { $until }. Você escolhe como resolvemos.
return-right-policy = Aceitamos devoluções por qualquer motivo em até { $days } dias após a entrega: até { $until }.
return-right-name-claim = dano ou perda no transporte
return-right-name-guarantee = garantia legal de dois anos
return-right-name-policy = prazo da loja
return-right-name-withdrawal = desistência do contrato
return-outcome-refund = Reembolso de { $amount }
return-outcome-replacement = Produto novo
return-refund-by = De volta pelo mesmo meio de pagamento { $by }.
return-refund-term = De volta pelo mesmo meio de pagamento, { $term } depois de chegar até nós.
return-replacement-first = Com você { $by }. Não é preciso esperar que o seu chegue de volta.
return-replacement-by = Com você { $by }.
return-refused-nothing-chosen = Marque pelo menos um item.
return-refused-unknown-line = Isto não está no pedido.
return-refused-not-delivered = Ainda não está com você. Pode ser devolvido o que já chegou.
return-refused-too-many = É mais do que ainda pode ser devolvido.
return-refused-window-over = As devoluções por qualquer motivo terminaram em { $until }.
return-refused-guarantee-over = Os dois anos da lei terminaram em { $until }.
return-refused-same-again = O mesmo produto de novo não ajudaria aqui.
return-refused-note-too-long = No máximo 2.000 caracteres, por favor.
return-hand-over = Como ele volta?
return-hand-over-drop-off = Entregar um pacote
return-hand-over-drop-off-hint = Em um ponto de entrega. Mostre o código no celular; sem etiqueta, sem impressora.
return-hand-over-in-store = Levar a uma das nossas lojas
return-hand-over-in-store-hint = Sem caixa. Mostre o código no balcão.
return-hand-over-by = Há tempo { $by }.
return-note = Com suas palavras
return-note-hint = O que devemos saber quando ele chegar.
return-agree = Combinar e mostrar meu código
return-agree-claim = Combinar

# A página de uma devolução.
return-over = Devolução { $code } · { $things }
return-heading-show = Mostre isto no balcão
return-heading-hand-in = Entregue com este código
return-heading-bring-back = { $what } está com você. Agora devolva o primeiro
return-heading-on-its-way = Está a caminho de nós
return-heading-received = Recebemos
return-heading-money = Recebemos: { $amount } volta para você { $by }
return-heading-money-late = Seu reembolso de { $amount } está atrasado
return-heading-claimed-money = Nada a devolver: { $amount } volta para você { $by }
return-heading-another = Recebemos. { $what } chega até você { $by }
return-heading-another-late = { $what } vai chegar com atraso
return-heading-claimed-another = Nada a devolver. { $what } chega até você { $by }
return-heading-sent = { $what } está a caminho, com você { $by }
return-heading-refunded = Reembolsado { $amount }
return-heading-replaced = { $what } está com você
return-heading-not-taken = Não pudemos aceitar a devolução
return-heading-cancelled = Você cancelou esta devolução
return-heading-expired = O prazo para entregar terminou
return-lead-show = Sem caixa, sem etiqueta, sem impressora. Há tempo { $by }.
return-lead-hand-in = Embale e mostre o código em um ponto de entrega. Há tempo { $by }.
return-lead-bring = Mostre o código ao entregar. Há tempo { $by }.
return-lead-nothing-to-do = Você não precisa fazer mais nada.
return-lead-overdue = Prometemos { $by }; até agora, { $late }. Sentimos muito e estamos resolvendo. Você não precisa fazer nada.
return-lead-refunded = { $day }, pelo mesmo meio de pagamento. Seu banco pode levar alguns dias para mostrar.
return-lead-not-taken = Motivo: { $reason }. Se você vê de outra forma, fale conosco.
return-lead-cancelled = { $day }. Você fica com o que tem; não há nada a entregar.
return-lead-expired = Valia até { $until }. Se ainda quiser devolver, fale conosco.
return-line = O que aconteceu e o que está por vir
return-stop-agreed = Devolução combinada
return-stop-withdrawn = Contrato desfeito
return-stop-hand-in = Entregar
return-stop-handed-over = Entregue
return-stop-received = Conosco
return-stop-to-check = Nós conferimos
return-stop-accepted = Conferido e aceito
return-stop-not-taken = Não aceito
return-stop-refund = { $amount } de volta
return-stop-sent = { $what } a caminho
return-stop-replaced = { $what } com você
return-stop-cancelled = Cancelada
return-stop-expired = Não entregue
return-when-term = { $term } depois de chegar
return-detail-told = Você disse: “{ $reason }”. Você escolheu: { $outcome }.
return-detail-withdrawn = Você desistiu do contrato. Você recebe: { $outcome }.
return-detail-promised = Prometido { $by }
return-detail-early = Prometido { $by }, { $early }
return-gap-late = Prometido para { $due }. Veio { $late }, e sentimos muito.
return-gap-overdue = Prometido para { $due }. Até agora, { $late }.
return-replacement-order = Ver o pedido { $number }
return-promise-refund = Dinheiro de volta { $by }
return-promise-replacement = { $what } com você { $by }
return-promise-from-reception = a partir de quando recebermos
return-promise-waits = assim que você entregar ou que chegar até nós
return-amount = Do que se trata
return-unit = { $quantity } × { $title }
return-amount-refund = Você recebe de volta
return-amount-refunded = Reembolsado
return-amount-replacement = Valor
return-amount-paid-way = O preço inteiro que você pagou, pelo mesmo meio de pagamento.
return-amount-nothing-to-pay = Isto não custa nada para você.
return-amount-part = Você pagou { $paid }; reembolsamos { $refunded }. Se não for o combinado, fale conosco.
return-amount-cancelled = Nada volta, em nenhuma direção.
return-amount-not-taken = Como não aceitamos a devolução, nada é reembolsado.
return-more = Mais
return-more-order = Pedido { $number }
return-more-ask = Falar conosco sobre isso
return-cancel-open = Quero ficar com ele
return-cancel-found = Ele apareceu, afinal
return-cancel-lead = Então a devolução é cancelada. Você pode começar outra enquanto houver prazo.
return-cancel = Cancelar a devolução
return-state-requested = pedida
return-state-approved = a entregar
return-state-declined = recusada
return-state-in-transit = a caminho de nós
return-state-claimed = nada a entregar
return-state-received = conosco
return-state-received-part = { $received } de { $of } conosco
return-state-settled = concluída
return-state-expired = expirada
return-state-cancelled = cancelada

# O código, sozinho e lido.
return-code-title = Seu código de devolução
return-code-until = Vale até { $until }
return-code-note = Funciona sem sinal quando já está na tela. Vale até { $until }.
return-code-alone = Só o código, para usar offline
return-handed-in = Já entreguei
return-code-picture = Código QR da devolução, { $code }
return-code-short = Ou leia em voz alta:
return-code-over = Este código não é mais necessário
return-code-over-detail = A página da devolução diz como estão as coisas.
return-code-back = Ver a devolução
return-scanned-title = Um código de devolução de { $shop }
return-scanned-lead = Mostre no balcão ou onde você entrega o pacote. Para mais ninguém ele abre nada.
return-scanned-find = Encontrar meu pedido
return-scanned-desk = Você trabalha aqui? Abrir no balcão
return-scanned-unknown = Não conhecemos este código
return-scanned-unknown-lead = Não é um código de devolução de { $shop }, ou o prazo dele terminou. O código curto abaixo da imagem ainda diz à nossa equipe qual é a devolução.

# O balcão onde chegam as devoluções.
return-desk-title = Devoluções
return-desk-heading =
    { $waiting ->
        [0] Nada espera no balcão
        [one] Uma devolução espera por você
       *[other] { $waiting } devoluções esperam por você
    }
return-desk-lead =
    { $arriving ->
        [0] Nada está para chegar.
        [one] Uma está para chegar.
       *[other] { $arriving } estão para chegar.
    }
return-desk-field = Código
return-desk-field-hint = Leia o código QR ou digite os sete caracteres abaixo dele.
return-desk-find = Encontrar devolução
return-desk-foreign = Este código é de outra loja ou é mais antigo que a chave deste portal. Digite os sete caracteres abaixo da imagem ou procure o pedido.
return-desk-forged = Este código está danificado ou não é verdadeiro: a assinatura não confere. Leia-o de novo; se não der certo, digite os sete caracteres abaixo da imagem e compare os itens com a devolução.
return-desk-expired = Este código é verdadeiro e expirou em { $since }. A devolução continua: digite os sete caracteres abaixo da imagem.
return-desk-unknown = Nenhuma devolução tem o código { $code }. Confira caractere por caractere: não há 0, O, 1, I, L nem U nele.
return-desk-no-code = Isto não é um código. Um código tem sete letras e números, como 7KQ 4M2X.
return-desk-to-decide = A conferir
return-desk-to-refund = A reembolsar
return-desk-to-replace = A substituir
return-desk-to-arrive = A chegar
return-desk-settled = Últimas concluídas
return-desk-code = código
return-desk-thing = item
return-desk-customer = cliente
return-desk-outcome = resultado
return-desk-due = prazo
return-desk-when = concluída
return-desk-bring = conosco { $by }
return-desk-none = Nenhuma.
return-desk-count = { $count }
return-desk-more =
    { $more ->
        [one] e mais uma
       *[other] e mais { $more }
    }
return-desk-before = Isso já foi feito, { $at }. Nada foi feito uma segunda vez.

# Uma devolução no balcão.
return-one-back = Voltar ao balcão
return-one-over = Devolução { $code }
return-one-receive = Receber
return-one-receive-lead =
    { $pieces ->
        [one] Uma peça está para chegar. Receba quando estiver à sua frente.
       *[other] { $pieces } peças estão para chegar. Receba quando estiverem à sua frente.
    }
return-one-receive-button = Recebido
return-one-decide = Conferir
return-one-decide-lead = É o que foi vendido, e como o cliente diz?
return-one-accept = Aceitar
return-one-reject-open = Não aceitar
return-one-reject-why = Por quê
return-one-reject = Não aceito
return-reject-missing = Escolha o motivo: o cliente vai ler.
return-reject-worn = usado além de experimentar
return-reject-damaged-in-use = danificado pelo uso
return-reject-incomplete = falta parte dele
return-reject-not-ours = não foi comprado conosco
return-reject-other = outro motivo
return-one-refund = Reembolsar { $amount }
return-one-amount = Valor em { $currency }
return-one-amount-hint = O total é { $amount }. Digite menos só se foi combinado com o cliente.
return-one-refund-button = Reembolsar
return-one-replace = Enviar um produto novo
return-one-replace-lead = Um novo pedido sai sem custo, para o mesmo endereço.
return-one-replace-early = O cliente foi informado de que não precisa esperar por este.
return-one-refund-instead = Acabou? Reembolsar em vez disso
return-one-refund-first = Reembolsar antes de chegar
return-one-done = Nada mais a fazer
return-one-cancelled = Cancelada pelo cliente: não receba
return-one-next = Próximo passo
return-one-things = O que volta
return-one-told = O cliente diz: “{ $reason }”.
return-one-withdrawn = O cliente desistiu do contrato: não se pergunta o motivo e não há nada a decidir. Só volta menos se o produto perdeu mais valor do que por ser experimentado.
return-one-reception = recepção
return-one-acceptance = conferência
return-one-reimbursement = dado em troca
return-one-promised = O que prometemos
return-one-about = Sobre esta devolução
return-one-order = pedido
return-one-right = direito
return-one-hand-over = entrega
return-one-agreed = combinada
return-one-bring = vale até
return-one-replacement = produto novo
return-one-journey = A jornada do cliente
return-unit-awaiting = esperado
return-unit-received = recebido
return-unit-missing = não volta
return-unit-kept = fica com o cliente
return-unit-pending = não conferido
return-unit-accepted = aceito
return-unit-partly = aceito em parte
return-unit-rejected = não aceito: { $reason }
return-unit-needs-decision = precisa de decisão
return-unit-none = nada ainda
return-unit-paying = a caminho
return-unit-refunded = reembolsado
return-unit-credited = creditado
return-unit-replaced = substituído
return-unit-failed = falhou
return-move-cancelled = O cliente cancelou esta devolução.
return-move-already-received = Já chegou até nós e não pode mais ser cancelada. Fale conosco.
return-move-already-settled = Já foi resolvida de outra forma.
return-move-nothing-to-receive = Nada desta devolução está para voltar.
return-move-not-received = Ainda não chegou. Receba primeiro.
return-move-not-accepted = Ainda não foi conferida. Aceite primeiro.
return-move-decided-otherwise = Alguém decidiu de outra forma antes de você. Veja abaixo.
return-move-more-than-paid = No máximo { $most }: não mais do que foi pago.
return-move-no-amount = Digite um valor, como 12,50.
return-move-not-agreed = Foi combinado um reembolso, não um produto novo.

# O que mais pode ser oferecido, e o que uma regra diz.
return-what-replacement = Seu produto novo
return-what-part = A peça que faltava
return-what-repair = Seu produto consertado
return-outcome-exchange = Troca
return-outcome-missing-part = A peça que faltava
return-outcome-repair = Conserto
return-outcome-store-credit = Crédito na loja de { $amount }
return-outcome-keep = Ficar com ele e receber { $amount }
return-part-by = Com você { $by }. O resto fica com você.
return-repair-by = Consertado e com você de novo { $by }.
return-credit-term = Para gastar conosco, { $term } depois de chegar até nós.
return-credit-by = Para gastar conosco { $by }.
return-keep-by = De volta pelo mesmo meio de pagamento { $by }. Nada a devolver.
return-fee-kept = Ficamos com { $fee } do preço, como dizem nossas condições.
return-right-warranty = Nossa própria garantia dura mais que os dois anos da lei: até { $until }.
return-right-gift = Foi um presente: pode ser devolvido até { $until }.
return-right-name-warranty = garantia da loja
return-right-name-gift = um presente
return-reviewed = Alguém olha primeiro. A resposta chega por e-mail, com o código se der certo.
return-refused-warranty-over = Nossa garantia terminou em { $until }.
return-refused-final-sale = Só aceitamos de volta se houver algo errado.
return-refused-reason-not-offered = Não aceitamos de volta por esse motivo.
return-refused-not-offered = Não oferecemos isto para estes itens.
return-refused-nothing-missing = Só quando falta uma peça.
return-refused-never-came = O que nunca chegou não pode ser guardado nem consertado.
return-refused-photo-missing = Por favor, junte uma foto.
return-decline-not-covered = não vemos um defeito que tenhamos de resolver
return-decline-no-answer = o que pedimos não chegou
return-decline-not-ours = não foi comprado conosco
return-decline-other = outro motivo
return-heading-requested = Estamos olhando
return-lead-requested = Nossa resposta chega por e-mail. Por favor, ainda não envie nada.
return-heading-declined = Não podemos aceitar esta devolução
return-lead-declined = Por quê: { $reason }. Fale conosco se você vê de outra forma.
return-heading-credited = { $amount } esperam por você na loja
return-lead-credited = { $day }. Avise no próximo pedido: descontamos do preço.
return-stop-requested = Devolução pedida
return-stop-to-approve = Nós olhamos
return-stop-approved = Devolução combinada
return-stop-declined = Não aceita
return-stop-credit = { $amount } para gastar conosco
return-amount-credit = Você recebe em crédito
return-amount-fee = Retido, como dizem nossas condições
return-desk-to-approve = A decidir
return-one-approve = Dizer sim ou não
return-one-approve-lead = As condições pedem um olhar antes de combinar esta devolução.
return-one-approve-button = Aceitar
return-one-decline-open = Não aceitar
return-one-decline = Não aceita
return-decline-missing = Escolha o motivo: o cliente o lê.
return-one-declined = Esta devolução não foi aceita
return-one-credit = Crédito de { $amount }
return-one-credit-button = Creditar
return-one-send = Enviar
return-one-partly = Aceitar por menos
return-one-partly-button = Aceitar por menos
return-one-receive-some = Só uma parte chegou
return-one-pieces = Unidades de { $title }
return-one-condition = estado
return-one-disposition = destino
return-condition-as-new = como novo
return-condition-opened = aberto
return-condition-used = usado
return-condition-damaged = danificado
return-disposition-restock = de volta à prateleira
return-disposition-refurbish = a consertar
return-disposition-recycle = a reciclar
return-disposition-missing = não encontrado
return-partly-signs-of-use = sinais de uso
return-partly-incomplete = falta alguma coisa
return-partly-kept = o cliente fica com ele
return-partly-other = outro motivo
return-move-declined = Esta devolução não foi aceita. Devolva os itens ao cliente ou comece uma nova devolução.
return-move-not-approved = Esta devolução ainda não foi combinada. Diga sim ou não primeiro.
return-move-already-approved = Esta devolução já foi combinada.
return-move-unknown-line = Isto não está na devolução.
return-move-too-many =
    { $most ->
        [0] Não há nada para este passo.
        [one] Há um para este passo.
       *[other] Há { $most } para este passo.
    }
return-short-replacement = Produto novo
return-short-part = Peça que faltava
return-short-repair = Produto consertado
return-name-refund = Reembolso
return-name-store-credit = Crédito na loja
return-name-keep = Ficar com ele, com uma parte de volta
return-desk-terms = O que aceitamos de volta

# Por que os itens voltam.
return-reasons-title = Por que os itens voltam
return-reasons-lead = Os últimos doze meses, primeiro o que mais volta. O que se resolve na origem não volta.
return-reasons-none = Nada voltou nos últimos doze meses
return-reasons-back = voltaram
return-reasons-why = por quê
return-reasons-money = devolvido
return-reasons-trend = evolução por mês
return-reasons-of = { $pieces } de { $sold } vendidos
return-reasons-told = { $reason } ({ $pieces })
return-desk-reasons = Por que os itens voltam

# Outra coisa no lugar
return-exchange-for = Trocar por { $title }
return-exchange-same = Custa o mesmo. Com você { $by }.
return-exchange-back = Você recebe { $amount } de volta. Com você { $by }.
return-exchange-send = Enviar { $title }
return-refused-out-of-stock = No momento não há o bastante.
return-refused-costs-more = Custa mais, e aqui não podemos receber dinheiro. Devolva o seu com reembolso e peça este.
return-refused-nothing-else = No momento não há nada pelo que trocar.
return-refused-exchange-missing = Escolha o que você prefere.
return-move-out-of-stock = Não há { $sku } suficiente para enviar. Conte a prateleira de novo ou devolva o dinheiro.
return-what-exchange = O que você escolheu no lugar
return-short-exchange = Troca
return-amount-back = Volta para você junto
# Outra coisa em vez do combinado
return-change = Escolher outra coisa
return-change-title = O que você prefere?
return-change-lead = Você pode escolher até nós examinarmos o produto.
return-change-button = Quero isto
return-change-late = É tarde para escolher outra coisa: já examinamos o produto.
# Perguntado antes de combinar
return-state-needs-info = espera pelo cliente
return-heading-needs-info = Só mais uma coisa
return-lead-needs-info = Fizemos uma pergunta a você. Depois da sua resposta olhamos de novo.
return-needs-info-answer = Responder à nossa pergunta
return-one-ask-open = Pedir mais ao cliente
return-one-ask-question = O que você precisa saber? Vai por e-mail e é perguntado uma só vez.
return-one-ask = Enviar a pergunta
return-one-ask-before = Já foi perguntado, e uma vez basta: a resposta chega no caso.
return-one-info-asked = Ver o que foi perguntado
return-stop-needs-info = Você responde à nossa pergunta
# Dinheiro que um sistema da loja paga.
return-heading-paying = Seu dinheiro está a caminho: { $amount }
return-lead-paying = Pedimos o pagamento de { $amount } em { $day }. Ele volta pelo mesmo meio de pagamento. Você não precisa fazer mais nada.
return-lead-payment-failed = O pagamento não foi concluído; estamos tentando de novo. Você não precisa fazer mais nada.
return-stop-asked = Pagamento de { $amount } pedido
return-detail-payment-failed = O pagamento não foi concluído; estamos tentando de novo.
return-desk-to-be-paid = Pagamento pedido
return-desk-failed = O pagamento falhou: tente de novo
return-one-paying = Pagamento de { $amount } pedido
return-one-payments = Pagamentos
return-one-asked = { $amount }, pedido { $at }.
return-one-asked-lead = O sistema de pagamento da loja diz por si o que aconteceu. Se não disser, diga aqui.
return-one-reference = Referência do pagamento
return-one-reference-long = No máximo 100 caracteres, em uma linha.
return-one-paid = Foi pago
return-one-unpaid-open = Não foi concluído
return-one-unpaid = Não pago
return-one-unpaid-missing = Escolha o motivo.
return-one-payment-failed = O pagamento falhou ({ $reason }): tente de novo.
return-one-payment-ended = Alguém disse outra coisa sobre este pagamento antes de você. Veja abaixo.
return-failure-account-closed = a conta ou o cartão não existe mais
return-failure-details-wrong = não se sabe para onde vai, ou está errado
return-failure-declined = o banco recusou
return-failure-technical = o sistema de pagamento não funcionou
return-failure-other = outro motivo
return-move-worth-less = Foi aceito por menos do que sairia. Devolva o dinheiro.
return-move-first-still-out = O produto que este substituiu ainda não voltou. Receba-o primeiro.
