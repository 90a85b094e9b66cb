# E-mails sobre uma devolução: primeiro o código, depois o que trazer e até quando, e o que devemos então.
mail-return-subject-agreed = Sua devolução está combinada: código { $code }
mail-return-subject-claimed = Vamos resolver: pedido { $number }
mail-return-subject-withdrawn = Sua desistência: como continua, código { $code }
mail-return-subject-withdrawn-unsent = Sua desistência: pedido { $number }
mail-return-subject-received = Sua devolução chegou
mail-return-subject-refunded = Reembolso de { $amount } a caminho

mail-return-over = Pedido { $number } · devolução { $code }
mail-return-heading-agreed = Seu código: { $code }
mail-return-heading-claimed = Vamos resolver
mail-return-heading-withdrawn = Sua desistência está confirmada
mail-return-heading-received = Recebemos sua devolução
mail-return-heading-refunded = Enviamos { $amount } para você

mail-return-item = { $quantity } × { $title }
mail-return-send = Embale { $items } e entregue o pacote com este código { $by }.
mail-return-bring = Traga { $items } a uma das nossas lojas e mostre este código, { $by }.
mail-return-claimed = Você nos disse o que faltou: { $items }. Não é preciso devolver nada nem fazer mais nada.
mail-return-withdrawn-unsent = { $items }: ainda não saiu daqui. Não é preciso devolver nada nem fazer mais nada.
mail-return-then-refund = Assim que chegar até nós, você recebe { $amount } de volta { $term }.
mail-return-then-refund-by = Você recebe { $amount } de volta { $by }.
mail-return-then-withdrawn = Você recebe { $amount } de volta { $by }. Podemos esperar até que você entregue ou até que chegue a nós.
mail-return-then-replacement = { $what } chega até você { $by }.
mail-return-qr = O código QR está na página da sua devolução. Você não precisa de impressora: mostre no celular.
mail-return-nothing-to-do = Você não precisa fazer mais nada.
mail-return-refunded = O dinheiro volta pelo mesmo meio de pagamento. Seu banco pode levar alguns dias para mostrar.

mail-return-stop-agreed = Devolução combinada
mail-return-stop-withdrawn = Desistência
mail-return-stop-received = Conosco
mail-return-stop-refunded = Dinheiro de volta
mail-return-stop-replaced = { $what } com você

mail-return-button = Ver sua devolução
mail-return-button-code = Mostrar o código QR
mail-return-link-note = O link é seu: quem o tiver pode ver esta devolução e o código dela.

mail-return-subject-requested = Estamos olhando sua devolução do pedido { $number }
mail-return-heading-requested = Estamos olhando
mail-return-requested = Você pediu para devolver { $items }. Alguém olha primeiro, e a resposta chega por e-mail. Por favor, ainda não envie nada.
mail-return-stop-requested = Devolução pedida
mail-return-stop-approved = Aceita
mail-return-subject-declined = Sua devolução do pedido { $number }
mail-return-heading-declined = Não podemos aceitar esta devolução
mail-return-declined = Por quê: { $reason }. Fale conosco se você vê de outra forma: a página da devolução leva até nós.
mail-return-stop-declined = Não aceita
mail-return-subject-judged = Sua devolução { $code }: o que encontramos
mail-return-heading-not-taken = Não pudemos aceitar de volta
mail-return-heading-partly = Aceitamos de volta por { $amount }
mail-return-judged = Por quê: { $reason }. Fale conosco se você vê de outra forma: a página da devolução leva até nós.
mail-return-stop-checked = Conferida
mail-return-part =
    { $left ->
        [one] Mais uma unidade ainda está por chegar.
       *[other] Mais { $left } unidades ainda estão por chegar.
    }
mail-return-then-credit = Assim que chegar até nós, você recebe { $amount } para gastar conosco, { $term }.
mail-return-then-credit-by = Você recebe { $amount } para gastar conosco { $by }.
mail-return-kept = Você fica com { $items }. Nada a devolver, nada mais a fazer.
mail-return-subject-credited = { $amount } para gastar conosco
mail-return-heading-credited = { $amount } esperam por você na loja
mail-return-credited = Avise no próximo pedido: descontamos do preço.
mail-return-what-replacement = Seu produto novo
mail-return-what-part = A peça que faltava
mail-return-what-repair = Seu produto consertado
mail-return-stop-credit = Para gastar conosco
mail-return-short-replacement = Produto novo
mail-return-short-part = Peça que faltava
mail-return-short-repair = Produto consertado
mail-return-what-exchange = O que você escolheu no lugar
mail-return-short-exchange = Troca
mail-return-exchange = Você recebe no lugar: { $title }.
mail-return-exchange-back = Você recebe no lugar: { $title }, e { $amount } de volta.
