# Avaliações: escrever uma, a página pública de um produto, a mesa da equipe e os e-mails.
review-card-title = Como foi?
review-card-lead = Algumas palavras ajudam quem vem depois, boas ou ruins.
review-card-button = Escrever uma avaliação

review-over = Pedido { $number }
review-choose-title = O que você quer avaliar?
review-choose-lead = Cada coisa que você comprou tem sua própria avaliação.
review-new-title = O que você achou?
review-new-product = { $product }
review-new-lead = Diga como é: o bom e o ruim ajudam.
review-stars = Quantas estrelas?
review-stars-missing = Escolha de uma a cinco estrelas.
review-stars-1 = 1 estrela: muito ruim
review-stars-2 = 2 estrelas: ruim
review-stars-3 = 3 estrelas: razoável
review-stars-4 = 4 estrelas: bom
review-stars-5 = 5 estrelas: muito bom
review-stars-of =
    { $stars ->
        [one] { $stars } estrela de cinco
       *[other] { $stars } estrelas de cinco
    }
review-field-title = Em uma linha
review-field-words = Com suas palavras
review-field-words-hint = O que você fez com ele, do que gosta, do que não gosta. Sem telefone nem endereço de ninguém, por favor.
review-field-name = O nome ao lado
review-field-name-hint = De você, só isto aparece. Deixe vazio para não aparecer nome.
review-title-long = No máximo 120 caracteres, por favor.
review-words-long = No máximo 2.000 caracteres, por favor.
review-name-long = No máximo 60 caracteres, por favor.
review-name-address = Digite um nome, não um e-mail nem um link: todos podem ler.
review-send = Enviar avaliação
review-send-note = Nós a lemos antes. Se não chegarmos a ela, aparece sozinha depois de 14 dias. Estrelas e palavras ficam como você as enviar.
review-verified-note = Ao lado fica dito que foi comprado aqui. Sabemos isso por este pedido.
review-not-yet-title = Ainda não
review-not-yet-lead = Você pode avaliar quando estiver com você, ou quando o dia prometido tiver passado.
review-not-yet-from = Você pode avaliar quando estiver com você, no mais tardar depois de { $due }.
review-written-before = Você já avaliou isto, e uma avaliação fica como foi enviada. Aqui está.
review-to-order = Voltar ao pedido

review-thanks = Obrigado
review-thanks-lead = Sua avaliação aparece depois de lida, no mais tardar em { $day }.
review-reply-by = Respondemos { $by }.
review-reply-overdue = Dissemos que responderíamos { $by }. Esse prazo passou, e lamentamos.
review-published-title = Sua avaliação está publicada
review-published-lead = Todos podem ler.
review-published-see = Ver todas as avaliações
review-share = Compartilhar
review-rejected-title = Sua avaliação não foi publicada
review-rejected-lead = { $reason } Suas estrelas contam mesmo assim no que aprendemos.
review-rejected-off-topic = Ela trata de outra coisa, não do que você comprou.
review-rejected-personal-data = Ela traz dados pessoais de outra pessoa.
review-rejected-unlawful = Ela diz algo que a lei proíbe.
review-rejected-not-a-customer = Ela não foi escrita por quem comprou.
review-yours = O que você escreveu
review-more = Mais deste pedido
review-state-write = Escrever uma avaliação
review-state-see = Ver a sua
review-state-pending = aguarda leitura
review-state-published = publicada
review-state-rejected = não publicada
review-state-not-yet = ainda não está com você

review-public-over = Avaliações
review-public-title = { $product }: avaliações
review-public-lead =
    { $count ->
        [one] { $mean } de 5 estrelas, de uma avaliação
       *[other] { $mean } de 5 estrelas, de { $count } avaliações
    }
review-public-description = Avaliações em { $shop }, escritas só por quem comprou lá: boas e ruins, e como as verificamos.
review-public-none = Nenhuma avaliação ainda
review-public-none-detail = Quem comprou aqui pode escrever a primeira na página do pedido.
review-public-write = Comprou? Encontre seu pedido
review-histogram = Como as estrelas se dividem
review-histogram-row =
    { $stars ->
        [one] { $stars } estrela
       *[other] { $stars } estrelas
    }
review-histogram-caption = Avaliações por estrelas
review-histogram-column-stars = Estrelas
review-histogram-column-count = Avaliações
review-by = { $name }
review-by-nobody = Uma pessoa que comprou
review-wordless = Só estrelas, sem palavras.
review-verified = Comprado em { $shop }, verificado pelo pedido
review-check-title = Como verificamos
review-check-bought = Só quem comprou aqui pode avaliar: cada avaliação é escrita na página do pedido, uma vez para cada coisa comprada.
review-check-shown = Publicamos boas e ruins do mesmo modo. Uma só fica retida se foge do assunto, traz dados pessoais, é ilegal ou não é de um cliente. O que não chegamos a ler aparece sozinho depois de 14 dias.
review-check-paid = Ninguém recebe nada por uma avaliação, e ninguém pode mudar suas estrelas.
review-replied = { $shop } respondeu, { $day }
review-replied-privately = { $shop } respondeu só a você, { $day }
review-pages = Páginas de avaliações
review-page-of = Página { $page } de { $pages }
review-newer = Mais novas
review-older = Mais antigas

review-desk-title = Avaliações
review-desk-heading =
    { $count ->
        [0] Nenhuma avaliação aguarda
        [one] Uma avaliação aguarda leitura
       *[other] { $count } avaliações aguardam leitura
    }
review-desk-lead = Notas baixas não podem ser retidas: o que ninguém lê se publica sozinho depois de 14 dias.
review-desk-filter = Quais avaliações
review-desk-waiting = Aguardando
review-desk-owed = Resposta devida
review-desk-published = Publicadas
review-desk-rejected = Recusadas
review-desk-count = { $which } ({ $count })
review-desk-none-waiting = Nada aguarda
review-desk-none-owed = Nenhuma resposta é devida
review-desk-none-published = Nada foi publicado ainda
review-desk-none-rejected = Nada foi recusado
review-desk-itself = se publica sozinha { $in }
review-desk-posted = escrita { $ago }
review-desk-decided = { $ago }
review-desk-decided-itself = publicou-se sozinha { $ago }
review-desk-reason = { $reason }, { $ago }
review-desk-reply-by = resposta { $by }
review-desk-reply-late = resposta { $late } até agora
review-desk-replied = respondida no prazo
review-desk-replied-late = respondida { $late }
review-desk-open = Recusar ou responder
review-desk-look = Ler e responder
review-desk-publish = Publicar
review-desk-publish-of = Publicar a avaliação de { $product } por { $name }
review-desk-back = Todas as avaliações
review-desk-journey = A jornada do cliente
review-desk-product = A página pública
review-desk-about = Sobre ela
review-desk-order = Pedido
review-desk-written = Escrita
review-desk-state = Situação
review-desk-reply-promise = Nossa resposta
review-desk-reject = Recusar
review-desk-reject-lead = Só por um destes motivos. Ser negativa não é um deles.
review-desk-reject-why = Por quê
review-desk-reject-missing = Escolha um dos quatro motivos.
review-desk-reason-off-topic = fora do assunto
review-desk-reason-personal-data = dados pessoais
review-desk-reason-unlawful = ilegal
review-desk-reason-not-a-customer = não é cliente
review-desk-decided-before = Alguém já decidiu isto. Veja como está.
review-desk-reply = Responder
review-desk-reply-lead = O cliente recebe suas palavras por e-mail de qualquer modo.
review-desk-reply-words = Suas palavras
review-desk-reply-public = Responder em público
review-desk-reply-private = Responder só por e-mail
review-desk-reply-empty = Escreva o que você quer dizer.
review-desk-reply-long = No máximo 2.000 caracteres.
review-desk-reply-hidden = Esta avaliação não é mostrada; responda só por e-mail.
review-desk-reply-before = Uma resposta assim já foi enviada. Ela fica como está.
review-desk-replied-public = Resposta pública, { $ago }
review-desk-replied-private = Só por e-mail, { $ago }
review-desk-no-words = Sem palavras: nenhuma foi escrita, ou a pessoa pediu para ser esquecida.

review-mail-ask-subject = O que você achou de { $products }?
review-mail-ask-subject-bare = O que você achou do pedido { $number }?
review-mail-ask-heading = O que você achou?
review-mail-ask-lead = { $products }: já faz um tempo que está com você. Quer contar aos outros como é?
review-mail-ask-lead-bare = Seu pedido está com você há um tempo. Quer contar aos outros como é?
review-mail-ask-honest = Diga como é: publicamos avaliações boas e ruins do mesmo modo. Perguntamos uma vez por pedido.
review-mail-ask-button = Escrever uma avaliação
review-mail-reply-subject = Nossa resposta à sua avaliação de { $product }
review-mail-reply-heading = Lemos sua avaliação
review-mail-reply-lead = Você escreveu sobre { $product }. Esta é nossa resposta:
review-mail-reply-public = A resposta fica ao lado da sua avaliação, para todos lerem.
review-mail-reply-public-later = A resposta ficará ao lado da sua avaliação quando ela for publicada.
review-mail-reply-private = A resposta é só para você.
review-mail-reply-button = Ver sua avaliação
