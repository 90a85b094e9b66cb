# Leitura no balcão de devoluções: de uma imagem, com a câmera, uma após a outra; e desfazer uma leitura errada.

scan-picture-open = De uma imagem
scan-picture-field = Imagem
scan-picture-hint = Tire uma foto ou escolha uma imagem: JPEG, PNG ou WebP, no máximo 8 MB. Ela é lida e não é guardada.
scan-picture-button = Ler a imagem
scan-picture-nothing = Primeiro tire ou escolha uma imagem.
scan-picture-large = Esta imagem tem mais de 8 MB. Tire uma menor.
scan-picture-pixels = Esta imagem tem mais de 25 megapixels. Tire uma menor.
scan-picture-strange = Isto não é uma imagem que possa ser lida aqui. JPEG, PNG e WebP podem.
scan-picture-broken = Esta imagem está danificada ou incompleta. Tire outra.
scan-picture-no-code = Nenhum código QR pode ser lido nesta imagem. Tire outra mais de perto, com boa luz, de modo que o código ocupe metade dela; ou digite os sete caracteres abaixo do código.
scan-picture-several = Há códigos de várias devoluções nesta imagem. Tire uma de cada.

scan-camera-start = Ler com a câmera
scan-camera-stop = Desligar a câmera
scan-camera-starting = A câmera está ligando. O navegador pode perguntar se ela pode ser usada.
scan-camera-looking = Segure o código diante da câmera.
scan-camera-found = Código lido.
scan-camera-denied = O navegador não pode usar a câmera aqui. Permita nas configurações do navegador para esta página; ou tire uma foto do código, ou digite os sete caracteres abaixo dele.
scan-camera-missing = Não há câmera aqui. Tire uma foto do código com outro aparelho e escolha-a abaixo, ou digite os sete caracteres abaixo do código.
scan-camera-busy = Outro programa está usando a câmera. Feche-o e tente de novo; ou tire uma foto do código, ou digite os sete caracteres abaixo dele.
scan-camera-broken = A câmera não pode ser usada aqui. Tire uma foto do código, ou digite os sete caracteres abaixo dele.
scan-camera-stopped = A câmera está desligada.

# Uma leitura após a outra.
scan-pallet-link = Receber uma após a outra
scan-pallet-title = Receber uma após a outra
scan-pallet-lead = Cada código recebe sua devolução na hora. Um leitor de mão basta: leia, e leia o próximo.
scan-pallet-back = Voltar ao balcão
scan-pallet-button = Receber
scan-pallet-just = Recebida { $code }: { $thing }
scan-pallet-before = { $code } já foi recebida, { $at }. Nada foi feito uma segunda vez.
scan-pallet-not = { $code } não foi recebida. { $why }
scan-pallet-today = Recebidas hoje por você
scan-pallet-none = Nada ainda. O que você receber aparece aqui, a mais recente primeiro.
scan-pallet-when = recebida
scan-pallet-state = agora
scan-pallet-undone = desfeita { $at }

# Uma leitura errada é desfeita.
scan-undo-open = Leitura por engano?
scan-undo-lead = Então ela volta a ser esperada. Isso é possível até o fim de hoje, enquanto nada foi conferido nem pago. O que foi dito ao cliente é corrigido.
scan-undo-button = Desfazer recebimento
scan-undo-one = Desfazer recebimento de { $code }
scan-undo-done = O recebimento de { $code } foi desfeito. Ela volta a ser esperada.
scan-undo-not-received = Ela não foi recebida.
scan-undo-not-yours = Outra pessoa a recebeu e pode desfazer, ou um admin.
scan-undo-day-over = Ela foi recebida em outro dia. Só dá para desfazer até o fim daquele dia.
scan-undo-decided = Ela já foi conferida ou concluída; o recebimento permanece.
scan-undo-before = Isso já foi desfeito, { $at }. Nada foi feito uma segunda vez.

# O que o cliente lê disso.
scan-line-undone = Ainda não está conosco
scan-line-undone-detail = Nós a registramos como recebida por engano e corrigimos isso. Ela continua sendo esperada.
scan-line-undone-money = Nós a registramos como recebida por engano e corrigimos isso. Ela continua sendo esperada, e o dia que dissemos para o seu dinheiro não vale mais.

# O e-mail que desfaz “recebemos sua devolução”.
scan-mail-subject = Ainda não está conosco: sua devolução { $code }
scan-mail-heading = Escrevemos cedo demais
scan-mail-lead = Escrevemos que recebemos sua devolução. Foi erro nosso: ela ainda não está conosco. Sentimos muito.
scan-mail-refund = O dia que dissemos para o seu dinheiro não vale mais. Assim que ela estiver conosco, você recebe { $amount } de volta { $term }.
scan-mail-go-on = Envie ou traga como combinado. Se você já a entregou, não há nada a fazer: escrevemos de novo quando ela chegar.
