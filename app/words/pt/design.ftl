# Palavras que as peças trazem consigo, quase sempre para quem ouve a página em vez de vê-la.
design-stop-happened = Feito:
design-stop-now = Agora:
design-stop-to-come = Ainda por vir:
design-stop-exceeded = Melhor que o prometido:
design-gap = Lacuna na linha:
design-optional = opcional
design-chart-table = O mesmo em números
design-spark-rising = Sobe de { $first } para { $last }
design-spark-falling = Cai de { $first } para { $last }
design-spark-level = Estável em { $last }
design-spark-empty = Poucos demais para desenhar
