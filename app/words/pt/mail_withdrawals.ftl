# O comprovante de uma desistência: o que foi digitado, a data e a hora, e nada mais.
mail-withdrawal-subject = Comprovante da sua desistência: pedido { $order }
mail-withdrawal-heading = Recebemos sua desistência
mail-withdrawal-lead = Isto é o que você declarou: “Desisto deste contrato.”
mail-withdrawal-name = Nome: { $name }
mail-withdrawal-order = Pedido: { $order }
mail-withdrawal-email = E-mail: { $email }
mail-withdrawal-items = Itens: { $items }
mail-withdrawal-at = Recebido: { $at }
mail-withdrawal-keep = Guarde este e-mail: ele é seu comprovante.
mail-withdrawal-why = Você recebe este e-mail porque uma desistência foi declarada com seu endereço na { $shop }. Não foi você? Avise-nos.
