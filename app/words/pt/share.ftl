# Mostrar aos outros o que se comprou: criar a página, e a página.
share-new-title = Contar aos outros
share-new-heading = Conte aos outros
share-new-lead = Você cria uma página sobre { $product } e a envia a quem quiser.
share-new-shows = O que aparece nela
share-new-name = Seu nome, como { $name }
share-new-unnamed = Seu nome não: não o conhecemos
share-new-thing = O que você comprou. Nem quando, nem por quanto, nem onde você mora
share-new-review = Sua avaliação, como está publicada
share-new-no-review = Nenhuma palavra sua, até que uma avaliação sua seja publicada
share-new-invitation = O caminho para o seu convite, se você criou um
share-new-button = Criar a página
share-new-too-early = Você pode compartilhar assim que estiver com você.
share-new-back = Voltar ao seu pedido
share-made-heading = Sua página está pronta
share-made-lead = Quem tem o link pode ler, sem entrar na conta.
share-link = O link
share-copy = Copiar o link
share-copied = Copiado
share-share = Compartilhar
share-see = Ver a página
share-clicks =
    { $clicks ->
        [0] Ninguém a viu ainda.
        [one] Alguém a viu uma vez.
       *[other] Outras pessoas a viram { $clicks } vezes.
    }
share-page-over = { $name } comprou isto na { $shop }
share-page-over-unnamed = Comprado na { $shop }
share-page-description = { $name } comprou na { $shop } e mostra a você.
share-page-description-unnamed = Alguém comprou na { $shop } e mostra a você.
share-page-says = O que { $name } diz
share-page-says-unnamed = O que diz quem comprou
share-page-bought = A { $shop } conhece o pedido: foi comprado lá.
share-page-day = Escrito em { $day }
share-page-reviews = Todas as avaliações
share-page-more = Ler mais sobre isto
share-page-invitation = Um convite
share-page-incentive = { $name } convida amigos e ganha uma recompensa quando alguém compra pelo convite e fica com a compra.
share-page-incentive-unnamed = Quem comprou isto convida amigos e ganha uma recompensa quando alguém compra pelo convite e fica com a compra.
share-page-see-invitation = Ver o convite
share-page-shop = Ir para { $shop }
share-card-title = Contar aos outros
share-card-lead = Crie uma página do que você gosta e envie a quem quiser.
share-card-of = Compartilhar { $product }
