# The receipt of a withdrawal: what was typed, the date and the time, and nothing else.
mail-withdrawal-subject = Receipt of your withdrawal: order { $order }
mail-withdrawal-heading = We have your withdrawal
mail-withdrawal-lead = This is what you stated: “I withdraw from this contract.”
mail-withdrawal-name = Name: { $name }
mail-withdrawal-order = Order: { $order }
mail-withdrawal-email = E-mail: { $email }
mail-withdrawal-items = Items: { $items }
mail-withdrawal-at = Received: { $at }
mail-withdrawal-keep = Keep this mail: it is your receipt.
mail-withdrawal-why = You get this mail because a withdrawal was stated with your address at { $shop }. It was not you? Tell us.
