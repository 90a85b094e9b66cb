# Plain pages for requests that never reached a page.
fault-request-title = Não conseguimos ler o pedido
fault-request-lead = O pedido não veio em uma forma que esta página aceite. Volte e tente de novo.
fault-forbidden-title = Isso veio de outro site
fault-forbidden-lead = Para sua segurança, esta loja só aceita formulários enviados das próprias páginas. Abra a página aqui e envie de novo.
fault-large-title = É demais de uma só vez
fault-large-lead = O que foi enviado é maior do que esta página aceita. Envie menos.
fault-host-title = Esta loja fica em outro endereço
fault-host-lead = Use o endereço que está no seu e-mail ou peça-o à loja.
fault-often-title = Tentativas demais
fault-often-lead = Espere um pouco e tente de novo.
fault-broken-title = Algo deu errado do nosso lado
fault-broken-lead = Já anotamos. Tente de novo em um minuto.
fault-busy-title = Não conseguimos responder a tempo
fault-busy-lead = Não é certo que o seu último passo foi guardado: confira antes de enviar de novo.
fault-home = Para a página inicial
