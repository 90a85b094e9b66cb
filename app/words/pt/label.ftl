# A etiqueta que o cliente imprime.
label-hand-over = Enviar um pacote por conta própria
label-hand-over-hint = Com uma etiqueta que você imprime, de onde se aceitam pacotes. { $postage }
label-print = Imprimir a etiqueta
label-own-parcel = A etiqueta é para o seu próprio pacote: você escolhe quem leva, nenhuma transportadora está contratada.
label-postage-customer = Você paga o frete.
label-postage-shop = Você paga o frete e nós o reembolsamos: guarde o recibo.
label-heading = Envie com esta etiqueta
label-lead = Embale, imprima a etiqueta e cole. Há tempo { $by }.
label-mail = Embale { $items }, imprima a etiqueta e envie o pacote { $by }.
label-mail-print = A etiqueta está na página da sua devolução, assim como o código QR que há nela.
label-to = Para
label-from = De
label-order = Pedido { $number }
label-return = Devolução
label-weight = Peso em kg
label-cut = Recorte pela linha e cole no pacote, com o código liso e inteiro.
