# Convidar amigos: a própria página, o que um amigo encontra, o que a equipe vê, e o e-mail.
refer-title = Convidar amigos
refer-lead = Quando um amigo compra aqui pela primeira vez e fica com a compra, você ganha { $amount }.
refer-lead-due =
    { $owed ->
        [one] Um amigo ficou com o que comprou: devemos uma recompensa a você.
       *[other] { $owed } amigos ficaram com o que compraram: devemos as recompensas a você.
    }
refer-how = Como funciona
refer-how-you = Você ganha
refer-how-you-said = { $amount } por amigo, na moeda do pedido dele
refer-how-friend = Seu amigo ganha
refer-how-friend-said = O preço normal, sem desconto. Dizemos a ele que você ganha algo com isso.
refer-how-when = Conta
refer-how-when-said =
    { $days ->
        [one] Quando já não pode ser devolvido: um dia depois de chegar
       *[other] Quando já não pode ser devolvido: { $days } dias depois de chegar
    }
refer-how-reward = A recompensa chega
refer-how-reward-said = { $term } depois disso
refer-how-not = Não conta
refer-how-not-said = Seus próprios pedidos, amigos que já compraram aqui e o que for cancelado ou devolvido
refer-paid = A { $shop } paga a recompensa. Esta página diz quando foi dada.
refer-make = Criar meu convite
refer-make-lead = Você recebe um código e um link com o seu primeiro nome. Quem segue o link lê o seu primeiro nome e o que você ganha.
refer-yours = Seu convite
refer-code = Seu código
refer-code-copy = Copiar o código
refer-link = Seu link
refer-link-copy = Copiar o link
refer-copied = Copiado
refer-share = Compartilhar
refer-see = Ver o que um amigo vê
refer-came = No que deu
refer-clicked = O link foi seguido
refer-clicked-said =
    { $clicks ->
        [0] ainda não
        [one] uma vez
       *[other] { $clicks } vezes
    }
refer-ordered = Amigos que pediram
refer-rewarded = Recompensas dadas
refer-friends = Os pedidos dos seus amigos
refer-empty = Ninguém pediu com o seu código ainda
refer-empty-detail = Assim que alguém pedir, aparece aqui, com o dia a partir do qual conta.
refer-latest = Os últimos { $shown } de { $all }
refer-friend = Pedido de um amigo
refer-line-label = O que aconteceu com esta indicação e o que ainda vem
refer-badge-ordered = a caminho
refer-badge-review = ainda pode ser devolvido
refer-badge-eligible = recompensa a caminho
refer-badge-late = recompensa { $late } até agora
refer-badge-rewarded = recompensado
refer-badge-disqualified = não conta
refer-stop-ordered = Um amigo pediu com o seu código
refer-stop-arrives = Chega ao seu amigo
refer-stop-arrived = Está com o seu amigo
refer-stop-counts = Conta
refer-when-from = a partir de { $day }
refer-when-after = { $days } dias depois de chegar
refer-stop-counts-why = Quando já não pode ser devolvido
refer-stop-coming-back = Seu amigo está devolvendo algo. Esperamos para ver no que dá.
refer-stop-counted = Seu amigo ficou com a compra, e conta
refer-stop-reward = Sua recompensa, { $amount }
refer-stop-given = A { $shop } deu a sua recompensa, { $amount }
refer-stop-not = Não conta
refer-why-self-referral = Parece um pedido seu: a mesma pessoa, o mesmo e-mail ou a mesma porta.
refer-why-cancelled = O pedido foi cancelado.
refer-why-returned = Algo dele foi devolvido.
refer-why-not-new = Quem pediu já tinha comprado aqui.
refer-why-unknown-code = O código não era de ninguém.
refer-gap-overdue = Prometemos { $by }. Está { $late } até agora. Sentimos muito.
refer-gap-late = Prometemos { $by }. Chegou { $late }.

refer-account-lead = Um amigo que compra pela primeira vez vale algo para nós.

refer-landing-title = { $name } convida você para a { $shop }
refer-landing-title-unnamed = Você tem um convite para a { $shop }
refer-landing-lead = Peça com este código, e { $name } ganha uma recompensa.
refer-landing-lead-unnamed = Peça com este código, e quem convidou você ganha uma recompensa.
refer-landing-code = O código do convite
refer-landing-code-hint = Digite-o onde a { $shop } pede um código na hora do pedido.
refer-landing-shop = Ir para { $shop }
refer-landing-honest = O que há nisso, e para quem
refer-landing-incentive = incentivo
refer-landing-you = Você ganha
refer-landing-you-said = O preço normal. Este convite não é um desconto.
refer-landing-they = { $name } ganha
refer-landing-they-unnamed = Quem convidou você ganha
refer-landing-they-said = { $amount } quando é o seu primeiro pedido aqui e você fica com a compra
refer-landing-they-read = { $name } lê
refer-landing-they-read-unnamed = Quem convidou você lê
refer-landing-they-read-said = Que um amigo pediu, e em que dia chegou. Nem o seu nome, nem o que você comprou.

advocates-title = Defensores
advocates-heading-none = Nenhuma recompensa a dar
advocates-heading =
    { $count ->
        [one] Uma recompensa a dar
       *[other] { $count } recompensas a dar
    }
advocates-lead = Dê cada recompensa do seu jeito, um vale ou um crédito, e diga aqui: o cliente é então avisado. Nada é pago por esta página.
advocates-owed = Recompensas a dar
advocates-owed-none = Nada a dar
advocates-owed-none-detail = Uma recompensa é devida quando o pedido do amigo já não pode ser devolvido.
advocates-column-who = Defensor
advocates-column-amount = Recompensa
advocates-column-due = Prometida
advocates-column-done = Dada
advocates-friend-ordered = amigo pediu em { $day }
advocates-due = para { $in }
advocates-late = { $late } até agora
advocates-issue = Foi dada
advocates-issue-of = Foi dada: { $amount } para { $name }
advocates-issued = Registrado. O cliente é avisado por e-mail.
advocates-not-owed = Esta recompensa não é devida, ou já não é. A lista abaixo está como agora.
advocates-not-yours = Recompensas são dadas por marketing e administração.
advocates-people = Quem traz amigos
advocates-people-none = Nenhum convite ainda
advocates-people-none-detail = Os clientes criam os seus em “Convidar amigos”.
advocates-column-clicks = Seguido
advocates-column-ordered = Pediram
advocates-column-waiting = Em aberto
advocates-column-disqualified = Não contam
advocates-column-owed = A dar
advocates-column-rewarded = Recompensados
advocates-shown = Os primeiros { $shown } de { $total }
advocates-unknown =
    { $count ->
        [one] Um pedido veio com um código que não é de ninguém.
       *[other] { $count } pedidos vieram com um código que não é de ninguém.
    }

refer-mail-subject = Sua recompensa: { $amount }
refer-mail-heading = { $amount } para você
refer-mail-lead = Um amigo que você convidou comprou na { $shop } e ficou com a compra. Demos a sua recompensa de { $amount }.
refer-mail-paid = Você a recebe da { $shop }, do jeito que as recompensas são dadas lá. Se não chegar em alguns dias, fale conosco.
refer-mail-button = Ver o seu convite
