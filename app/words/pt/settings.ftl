# Configurações: as condições das devoluções.
settings-returns-title = O que aceitamos de volta
settings-returns-lead = Os direitos da lei ficam, diga aqui o que disser. Devoluções combinadas mantêm as condições com que foram combinadas.
settings-saved = Salvo. A partir de agora valem estas condições.
settings-window = Por quanto tempo
settings-window-days = Dias para devolver
settings-window-hint = Por qualquer motivo; o último dia conta até o fim.
settings-counts-from = Contados a partir de
settings-from-delivery = entrega
settings-from-dispatch = envio
settings-from-order = pedido
settings-grace-days = Dias de tolerância
settings-grace-hint = Dados depois do último dia, sem avisar ninguém.
settings-warranty-days = Dias da nossa própria garantia
settings-warranty-hint = A partir da entrega. Os dois anos da lei são 730 dias; só mais do que isso muda algo.
settings-money = Dinheiro
settings-refund-days = Dias até o dinheiro voltar
settings-refund-hint = A partir de quando os itens estão conosco. Isto é prometido ao cliente.
settings-replacement-days = Dias até o produto novo chegar
settings-restocking = Por cento que retemos
settings-restocking-hint = Só do que o cliente devolve por vontade própria, e dito antes.
settings-keep = Por cento de volta para quem fica com ele
settings-keep-hint = Para quem fica com algo que não está bem como devia. Precisa ser oferecido abaixo.
settings-instant = Reembolsado na primeira leitura, até
settings-instant-hint = Na moeda do pedido. Sem olhar os itens.
settings-offers = O que oferecemos
settings-offers-lead = Além do reembolso e do produto novo que a lei dá
settings-ways = Como os produtos voltam
settings-ways-hint = Até onde a loja pode: a etiqueta precisa de um endereço; lojas e buscas, do arquivo de configuração.
settings-looks = Olhar primeiro
settings-looks-lead = Todo o resto é combinado na hora. Devoluções que valem mais esperam um sim ou não no balcão.
settings-review-above = Valem mais que
settings-review-more-than = Clientes com este número de devoluções no ano
settings-review-reasons = Por estes motivos
settings-rules = Outras condições para alguns itens ou países
settings-rules-lead = Uma regra posterior fica acima de uma anterior. Uma regra sem nome some ao salvar.
settings-rule-new = Mais uma regra
settings-rule-name = Nome
settings-rule-categories = Categorias
settings-rule-categories-hint = Como os pedidos as chamam, separadas por vírgulas; nenhuma para todos os itens.
settings-rule-countries = Países
settings-rule-countries-hint = Códigos como DE, FR; nenhum para todos.
settings-rule-final = Só aceito de volta se houver algo errado
settings-try = Testar em devoluções passadas
settings-save = Salvar
settings-tried =
    { $of ->
        [0] Não há devoluções passadas para testar
       *[other] Isto teria recusado { $declined } das últimas { $of }
    }
settings-tried-reviewed = Teriam sido olhadas primeiro
settings-tried-waved = Não seriam mais olhadas
settings-tried-less = Clientes teriam recebido menos
settings-tried-hint = Nada mudou e nada foi salvo ainda. Desistências ficam de fora: nenhuma condição toca nelas.
settings-no-number = Digite um número inteiro, como 30.
settings-no-percent = Digite uma porcentagem de 0 a 100.
