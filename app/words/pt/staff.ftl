# A entrada da equipe e o trabalho do dia.
staff-sign-in-title = Entrar
staff-sign-in-lead = Para quem trabalha na { $shop }.
staff-sign-in-email = E-mail
staff-sign-in-password = Senha
staff-sign-in-button = Entrar
staff-sign-in-wrong = Este endereço e esta senha não combinam. Confira os dois e tente de novo.
staff-sign-in-too-often =
    { $minutes ->
        [one] Tentativas demais. A próxima vale daqui a um minuto.
       *[other] Tentativas demais. A próxima vale daqui a { $minutes } minutos.
    }
staff-signed-in = Você entrou como { $name }, { $role }
staff-role-agent = atendimento
staff-role-store = loja
staff-role-marketer = marketing
staff-role-analyst = análise
staff-role-admin = administração

today-title = Hoje
today-heading-risk =
    { $count ->
        [one] Uma promessa está em risco
       *[other] { $count } promessas estão em risco
    }
today-heading-broken =
    { $count ->
        [one] Uma promessa passou do prazo
       *[other] { $count } promessas passaram do prazo
    }
today-heading-due =
    { $count ->
        [one] Nada em risco, uma promessa vence hoje
       *[other] Nada em risco, { $count } promessas vencem hoje
    }
today-heading-calm = Nada está em risco
today-lead = Situação às { $time }. Fora do prazo: { $broken }. Ainda vencem hoje: { $due }. Pacotes que faltam ao cliente: { $missed }.
today-risk = Em risco
today-risk-none = Nada em risco
today-risk-none-detail = Nenhuma promessa vence logo, e nenhuma foi adiada.
today-broken = Fora do prazo
today-due = Ainda vencem hoje
today-missed = Consta como entregue, e não está lá
today-column-customer = Cliente
today-column-promise = Prometemos
today-column-state = Como está
today-column-parcel = O pacote diz
today-column-said = O cliente diz
today-unnamed = sem nome
today-late-so-far = { $late } até agora
today-due-in = vence { $in }
today-revised = agora { $by }
today-told = avisado { $ago }
today-not-told = ainda sem aviso
today-parcel-none = ainda sem pacote
today-parcel-says = { $carrier }: { $status }
today-parcel-silent = { $carrier }: nada ainda
today-denied = “Não estou com ele”, { $ago }
today-delivered = { $carrier }: entregue { $day }
today-all-broken = Todas as promessas fora do prazo
today-shown = As primeiras { $shown } de { $total }
today-shown-uncounted = As primeiras { $shown } de mais de { $total }
today-figures-only = Nomes e pedidos são para quem cuida deles. Estes são os números.
