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
mail-return-then-replacement = Seu produto novo chega até você { $by }.
mail-return-qr = O código QR está na página da sua devolução. Você não precisa de impressora: mostre no celular.
mail-return-nothing-to-do = Você não precisa fazer mais nada.
mail-return-refunded = O dinheiro volta pelo mesmo meio de pagamento. Seu banco pode levar alguns dias para mostrar.

mail-return-stop-agreed = Devolução combinada
mail-return-stop-withdrawn = Desistência
mail-return-stop-received = Conosco
mail-return-stop-refunded = Dinheiro de volta
mail-return-stop-replaced = Produto novo com você

mail-return-button = Ver sua devolução
mail-return-button-code = Mostrar o código QR
mail-return-link-note = O link é seu: quem o tiver pode ver esta devolução e o código dela.
