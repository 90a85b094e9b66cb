# E-mails: o assunto e o título dizem quando.
mail-subject-confirmed = O pedido { $number } está confirmado
mail-subject-confirmed-due = O pedido { $number } está confirmado e chega { $by }
mail-subject-dispatched = O pedido { $number } está a caminho
mail-subject-dispatched-due = O pedido { $number } está a caminho e chega { $by }
mail-subject-delivered = O pedido { $number } foi entregue
mail-subject-delivered-parcel = Pedido { $number }: o pacote { $parcel } de { $parcels } foi entregue
mail-subject-delayed = O pedido { $number } atrasou: agora chega { $by }
mail-subject-code = Seu código para o pedido { $number }
mail-subject-sign-in = Entrar em { $shop }

mail-over = Pedido { $number } · feito em { $day }
mail-over-parcel = Pedido { $number } · pacote { $parcel } de { $parcels }

mail-heading-confirmed = Recebemos seu pedido
mail-heading-arriving = Chega { $by }
mail-heading-dispatched = Seu pacote está a caminho
mail-heading-delivered = Entregue em { $when }
mail-heading-delayed = Agora chega { $by }
mail-heading-code = Seu código: { $code }
mail-heading-sign-in = Entrar em { $shop }

mail-lead-confirmed = Seu pedido está confirmado. Você não precisa fazer nada.
mail-lead-confirmed-leaves = Seu pedido está confirmado e sai daqui { $by }. Você não precisa fazer nada.
mail-lead-dispatched = { $carrier } está com seu pacote. O código de rastreamento é { $tracking }.
mail-lead-promised = Prometemos { $by }.
mail-lead-promised-late = Prometemos { $by }, e esse prazo já passou. Sentimos muito.
mail-lead-delivered = { $carrier } informa que está com você.
mail-lead-delivered-kept = { $carrier } informa que está com você. Foi o que prometemos: { $by }.
mail-lead-delivered-late = { $carrier } informa que está com você. Prometemos { $by }, e chegou { $late }. Sentimos muito.
mail-lead-missing = Não está com você? Abra seu pedido e conte para nós.
mail-lead-delayed = Prometemos { $by }. Não vamos conseguir: chega { $late }. Sentimos muito.
mail-lead-delayed-again = Prometemos { $first } e depois { $before }. Também não vamos conseguir: chega { $late }. Sentimos muito.
mail-lead-delayed-todo = Você não precisa fazer nada. Se o novo dia não servir, fale com a gente.
mail-lead-code = Este código abre o pedido { $number } por dez minutos, no navegador que o pediu.
mail-lead-code-unasked = Você não o pediu? Então não faça nada: sem o código, ninguém vê mais.
mail-lead-sign-in = O botão faz seu acesso, uma vez e dentro de dez minutos, no navegador em que você pediu.
mail-lead-sign-in-code = Está lendo em outro lugar? Digite este código naquele navegador: { $code }
mail-lead-sign-in-unasked = Você não pediu para entrar? Então não faça nada.

mail-stop-ordered = Pedido feito
mail-stop-leaves = Sai daqui
mail-stop-dispatched = A caminho
mail-stop-arrives = Com você
mail-stop-delivered = Entregue
mail-gap = Prometido { $by }: { $late }

mail-button-order = Ver seu pedido
mail-button-sign-in = Entrar
mail-link-note = O link é seu: quem o tiver pode abrir este pedido.
mail-help = Algo está errado ou você tem uma pergunta? { $ways }
mail-why-order = Você recebe este e-mail porque comprou em { $shop }.
mail-why-asked = Você recebe este e-mail porque alguém informou seu endereço em { $shop }.
