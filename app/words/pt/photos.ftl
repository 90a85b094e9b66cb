# Fotos de uma devolução.
photos-title = Fotos
photos-there = O que foi adicionado
photos-none = Uma foto mostra na hora o que está errado e poupa uma pergunta.
photos-none-at-desk = Ninguém adicionou uma.
photos-own = Suas
photos-customers = Do cliente
photos-shops = Da loja
photos-alt = Foto { $number }, adicionada { $day }
photos-add = Adicionar fotos
photos-field = Fotos do que está errado
photos-field-hint =
    { $most ->
        [one] Cabe mais uma: JPEG, PNG ou WebP, até 8 MB. Onde e quando foi tirada é removido.
       *[other] Até { $most }: JPEG, PNG ou WebP, 8 MB cada. Onde e quando foram tiradas é removido.
    }
photos-send = Adicionar estas fotos
photos-remove = Remover
photos-remove-one = Remover foto { $number }
photos-full = Não cabem mais fotos. Remova uma para adicionar outra.
photos-over = Não recebemos mais fotos aqui: o que elas mostrariam já está conosco.
photos-lost = Sua devolução está combinada, mas as fotos não foram guardadas. Adicione-as aqui.
photos-staff-lead = O que se viu na conferência. O cliente também vê estas fotos.
photos-back = Voltar à devolução
photos-sending = Enviando suas fotos
photos-failed = O envio falhou. Suas fotos continuam aqui: tente de novo.
photos-again = Escolha suas fotos de novo, por favor: o navegador as esquece quando o formulário volta.
photos-refused-large = “{ $name }” tem mais de 8 MB.
photos-refused-type = “{ $name }” não é JPEG, PNG nem WebP.
photos-refused-pixels = “{ $name }” tem mais de 25 megapixels.
photos-refused-broken = “{ $name }” não pode ser lida: está danificada ou se interrompeu no caminho.
photos-refused-many =
    { $left ->
        [0] Não cabem mais fotos.
        [one] Só cabe mais uma foto.
       *[other] Só cabem { $left } fotos.
    }
photos-refused-nothing = Escolha pelo menos uma foto.
photos-refused-person = Não guardamos mais fotos suas. Fale com a gente se houver mais a mostrar.
photos-refused-often = Fotos demais em pouco tempo. Tente mais tarde; a devolução em si não espera por elas.
