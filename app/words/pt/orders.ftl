# A página do pedido. O título diz quando.
order-title = Pedido { $number }
order-over = Pedido { $number } · feito em { $day }
order-as-of = Situação às { $time }
order-heading-placed = Recebemos seu pedido
order-heading-packing = Estamos embalando seu pedido
order-heading-arriving = Chega { $day }
order-heading-arriving-today = Chega hoje, { $day }
order-heading-arriving-by = Chega até { $due }
order-heading-arriving-parcels = Chega em { $parcels } pacotes, o último até { $due }
order-heading-out-today = Chega hoje
order-heading-out = Saiu para entrega
order-heading-on-its-way = Seu pedido está a caminho
order-heading-overdue = Seu pedido está atrasado
order-heading-collect = Pronto para você retirar
order-heading-some =
    { $received ->
        [one] { $received } de { $of } pacotes está com você
       *[other] { $received } de { $of } pacotes estão com você
    }
order-heading-more = O que enviamos está com você, e ainda falta chegar mais
order-heading-received = Entregue { $day }
order-heading-received-parcels = Todos os { $parcels } pacotes entregues, o último { $day }
order-heading-marked = Seu pedido consta como entregue
order-heading-missed = Seu pacote não apareceu
order-heading-cancelled = Este pedido foi cancelado
order-heading-withdrawn = Você desistiu deste pedido
order-heading-called-off = { $carrier } cancelou este pacote
order-heading-attempt-failed = { $carrier } não conseguiu entregar seu pacote
order-heading-address-wrong = Seu pacote precisa de um endereço melhor
order-heading-information-missing = { $carrier } precisa de algo de você
order-heading-damaged = Seu pacote foi danificado no caminho
order-heading-lost = Seu pacote se perdeu no caminho
order-heading-refused = Seu pacote foi recusado na porta
order-heading-held = { $carrier } está retendo seu pacote
order-heading-returning = Seu pacote está voltando para nós
order-heading-expired = { $carrier } não tem notícias do seu pacote
order-heading-unclear = Há algo errado com seu pacote
order-heading-of-parcel = Pacote { $parcel }: { $heading }

order-lead-on-time = É o que prometemos.
order-lead-promised = Prometemos { $by }.
order-lead-kept = Como prometemos.
order-lead-revised = Prometemos { $due }. Está com { $late }.
order-lead-overdue = Prometemos { $due }. Até agora está com { $late }, e ainda não temos uma nova data.
order-lead-early = Prometemos { $due }. Chegou { $early }.
order-lead-late = Prometemos { $due }. Chegou com { $late }.
order-lead-rest = O restante chega { $due }.
order-lead-placed = Vamos conferir e escrevemos assim que for confirmado.
order-lead-packing = Escrevemos assim que ele sair.
order-delay-carrier = A transportadora informa um atraso.
order-delay-weather = O tempo está segurando a entrega.
order-delay-missorted = Foi para o lugar errado e está sendo enviado ao certo.
order-todo-nothing = Você não precisa fazer nada.
order-todo-wait = Você não precisa fazer nada. Se preferir não esperar, fale conosco.
order-todo-be-home = Você só precisa recebê-lo.
order-todo-collect = Leve a mensagem da transportadora e algo que mostre seu nome.
order-todo-look = Olhe em volta da porta e pergunte aos vizinhos: muitas vezes fica com eles. Se não estiver em lugar nenhum, fale conosco e nós descobrimos.
order-todo-ask-us = Se isso surpreende você, fale conosco.
order-todo-attempt-failed = Se deixaram um aviso, ele diz onde está o pacote e quando tentam de novo. Se não, fale conosco.
order-todo-address-wrong = Diga-nos o endereço certo, para que { $carrier } possa seguir.
order-todo-information-missing = Procure uma mensagem de { $carrier } e responda, ou fale conosco.
order-todo-damaged = Fale conosco e nós resolvemos.
order-todo-lost = Fale conosco e nós resolvemos.
order-todo-refused = Se não foi você, fale conosco.
order-todo-held = Ele segue assim que { $carrier } liberar. Se nada mudar em dois dias, fale conosco.
order-todo-returning = Fale conosco, e combinamos como ele chega até você.
order-todo-expired = Fale conosco e nós descobrimos onde ele está.
order-todo-unclear = Fale conosco e nós descobrimos o que aconteceu.

order-parcel = Pacote { $parcel } de { $of }
order-parcel-only = Seu pacote
order-no-parcel = Seu pedido
order-line-label = O que aconteceu e o que vem
order-tracking = { $carrier }, código de rastreio
order-badge-delivered = entregue
order-badge-delivered-early = entregue, { $early }
order-badge-late = { $late }
order-badge-revised = { $late }, nova promessa
order-badge-overdue = até agora { $late }
order-badge-on-time = no prazo
order-badge-collect = pronto para retirar
order-badge-cancelled = cancelado
order-badge-withdrawn = desistência
order-badge-trouble = parado no caminho
order-badge-missed = não apareceu
order-unsent =
    { $pieces ->
        [one] { $pieces } item ainda está conosco. Ele terá um pacote próprio.
       *[other] { $pieces } itens ainda estão conosco. Eles terão um pacote próprio.
    }

order-stop-ordered = Pedido feito
order-stop-confirmed = Confirmado
order-stop-checking = Estamos conferindo seu pedido
order-stop-packing = Estamos embalando
order-stop-handed-over = Embalado e entregue a { $carrier }
order-stop-sent = Enviado
order-stop-leaves = Entregue a { $carrier }
order-stop-leaves-us = Sai daqui
order-stop-out = Saiu para entrega
order-stop-collected = Retirado por você
order-stop-with-you = Com você
order-stop-carrier-says = { $carrier } diz: entregue
order-stop-you-have-it = Com você, como você nos disse
order-stop-you-do-not = Você nos disse que não está com ele
order-stop-cancelled = Pedido cancelado
order-when-now = agora
order-detail-writing-to = Escrevemos para { $email }
order-detail-last-scan = Última leitura { $ago }
order-detail-last-scan-at = Última leitura { $ago }, { $place }
order-detail-promised = Prometido { $by } e cumprido
order-detail-early = Prometido { $by }; feito { $early }
order-detail-late = Prometido { $by }
order-detail-code = O código da própria transportadora: { $code }

order-gap-revised-delivery = Daqui em diante com { $late }. Nova promessa: { $due }.
order-gap-revised-dispatch = Sai daqui com { $late }. Nova promessa: { $due }.
order-gap-overdue-delivery = Prometemos { $due }. Até agora está com { $late }.
order-gap-overdue-dispatch = Prometemos despachar { $by }. Até agora está com { $late }.
order-gap-late-delivery = Chegou com { $late }. Prometemos { $due }.
order-gap-late-dispatch = Saiu daqui com { $late }. Prometemos { $due }.
order-gap-missed = Consta como entregue, e não está com você.

# O que significa cada leitura da transportadora, por situação e detalhe.
order-scan-pre-transit = { $carrier } espera o pacote
order-scan-in-transit = A caminho
order-scan-out-for-delivery = Saiu para entrega
order-scan-delivered = Entregue
order-scan-available-for-pickup = Pronto para você retirar
order-scan-return-to-sender = Voltando para nós
order-scan-failure = { $carrier } não conseguiu entregar
order-scan-cancelled = { $carrier } cancelou o pacote
order-scan-error = { $carrier } informa um problema
order-scan-unknown = Notícia de { $carrier }
order-scan-raw = { $carrier } informa “{ $code }”
order-scan-address-correction = O endereço precisa de correção
order-scan-arrived-at-destination = Chegou à sua região
order-scan-arrived-at-facility = Em um centro de triagem
order-scan-arrived-at-pickup-location = No ponto de retirada
order-scan-awaiting-information = { $carrier } precisa de mais informações
order-scan-damaged = Danificado no caminho
order-scan-delayed = Atrasado no caminho
order-scan-departed-facility = Saiu do centro de triagem
order-scan-departed-origin-facility = Saiu do primeiro centro de triagem
order-scan-expired = { $carrier } não tem mais notícias dele
order-scan-held = Retido por { $carrier }
order-scan-label-created = Etiqueta feita, { $carrier } espera o pacote
order-scan-lost = Perdido no caminho
order-scan-missorted = Enviado a um lugar errado
order-scan-received-at-destination-facility = No depósito perto de você
order-scan-received-at-origin-facility = No primeiro centro de triagem
order-scan-refused = Recusado na porta
order-scan-transferred = Passado a outra transportadora
order-scan-transit-exception = Parado no caminho
order-scan-weather-delay = Parado por causa do tempo
order-scans-all =
    { $scans ->
        [one] A única leitura, como { $carrier } a enviou
       *[other] Todas as { $scans } leituras, como { $carrier } as enviou
    }

order-items = Neste pedido
order-item-amount = { $quantity } × { $price }
order-items-together = Total
order-item-parcel = pacote { $parcel }
order-item-parcel-part = { $pieces } de { $of } no pacote { $parcel }
order-item-here = entregue
order-item-packing = sendo embalado
order-address = Vai para
order-promises = O que prometemos
order-promises-none = Assim que seu pedido for confirmado, o que prometemos aparece aqui.
order-promise-dispatch = Despachar { $by }
order-promise-delivery = Entregar { $by }
order-promise-delivery-parcel = Entregar o pacote { $parcel } { $by }
order-promise-dispatch-parcel = Despachar o pacote { $parcel } { $by }
order-promise-open = em aberto
order-promise-kept = cumprida
order-promise-kept-early = cumprida, { $early }
order-promise-late = quebrada, { $late }
order-promise-overdue = quebrada, até agora { $late }
order-promise-revised = alterada para { $due }
order-promise-waived = não é mais necessária
order-wrong = Algo deu errado?
order-wrong-lead = Atrasado, danificado, perdido, errado ou simplesmente não serve: diga-nos e nós resolvemos.
order-wrong-button = Pedir ajuda
order-receipt = Está com você?
order-receipt-have = Está comigo
order-receipt-have-not = Não está comigo
order-receipt-have-now = Agora está comigo
order-receipt-ask = Pedir que a gente procure
order-copy = Copiar código
order-copied = Copiado
order-share = Compartilhar
order-calendar = Pôr na agenda
order-calendar-summary = { $shop }: chega o pedido { $number }

order-more = Ver o que há nele
order-more-lead = Itens e endereço ficam ocultos até sabermos que é você. Enviamos seis dígitos para { $email }.
order-more-lead-plain = Itens e endereço ficam ocultos até sabermos que é você. Enviamos seis dígitos para o endereço deste pedido.
order-send-code = Enviar um código
order-code-sent = Enviamos seis dígitos para { $email }. Valem por 10 minutos, neste navegador.
order-code-sent-plain = Enviamos seis dígitos para o endereço deste pedido. Valem por 10 minutos, neste navegador.
order-code = Os seis dígitos
order-code-open = Mostrar meu pedido
order-code-again = Enviar outro código
order-code-wrong = Estes não são os seis dígitos que enviamos, ou os dez minutos já passaram. Tente mais uma vez, ou peça novos.
order-code-used-up = Estes dígitos não valem mais aqui. Peça novos.
order-code-too-often = Acabamos de enviar vários códigos a você. Espere alguns minutos antes de pedir outro.

order-live-lost = A ligação conosco foi interrompida. O que você vê pode estar um pouco desatualizado.

# A lista dos próprios pedidos.
orders-title = Seus pedidos
orders-lead = O mais novo primeiro. Cada um mostra o que aconteceu e o que vem.
orders-empty = Nenhum pedido ainda
orders-empty-detail = Pedidos feitos com seu endereço aparecem aqui sozinhos.
orders-find = Encontrar um pedido
orders-and-more =
    { $more ->
        [one] { $title } e mais um
       *[other] { $title } e mais { $more }
    }
orders-over = { $number } · feito em { $day }
orders-arriving = Chega até { $due }
orders-late = Atrasado: prometemos { $due }
orders-received = Entregue { $day }
orders-cancelled = Cancelado
orders-placed = Recebemos
orders-packing = Estamos embalando
orders-on-its-way = A caminho
orders-marked = Consta como entregue
orders-signed-out = Entre para ver seus pedidos
orders-signed-out-lead = Ou encontre um pedido com o número e seu e-mail.
