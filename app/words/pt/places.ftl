# Para onde levar, e quando está aberto.
places-title-stores = As lojas mais próximas
places-title-drop-off = Os pontos de entrega mais próximos
places-sorted = Em ordem de CEP, não de distância.
places-postal-code = Outro CEP
places-look = Mostrar
places-hours = Horário de funcionamento
places-open = Aberto agora
places-open-until = Aberto até { $time }
places-opens = Fechado. Abre { $time }
places-closed = Fechado
places-closed-on = Não abre em { $days }.
places-unsorted = Por cidade. Digite um CEP, e elas ficam em ordem de CEP.
