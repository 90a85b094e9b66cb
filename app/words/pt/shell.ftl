shell-missing-title = Não há nada aqui
shell-missing-lead = O endereço pode ter um erro, ou a página pertence a outra pessoa. Um pedido se abre com o número e o e-mail com que foi feito.
shell-missing-home = Encontrar meu pedido
shell-broken-title = Não conseguimos fazer isso agora
shell-broken-lead = Algo do nosso lado não respondeu. Nada do que você digitou foi salvo pela metade. Tente de novo em um minuto.
shell-broken-incident = Se continuar acontecendo, informe este número: { $incident }
