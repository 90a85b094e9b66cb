# Plain pages for requests that never reached a page.
fault-request-title = Das konnten wir nicht lesen
fault-request-lead = Die Anfrage hatte keine Form, die diese Seite annimmt. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
fault-forbidden-title = Das kam von einer anderen Website
fault-forbidden-lead = Zu Ihrer Sicherheit nimmt dieser Shop nur Formulare an, die von seinen eigenen Seiten gesendet wurden. Bitte öffnen Sie die Seite hier und senden Sie das Formular noch einmal.
fault-large-title = Das ist zu viel auf einmal
fault-large-lead = Was gesendet wurde, ist größer, als diese Seite annimmt. Bitte senden Sie weniger.
fault-host-title = Dieser Shop hat eine andere Adresse
fault-host-lead = Bitte nutzen Sie die Adresse aus Ihrer E-Mail, oder fragen Sie den Shop danach.
fault-often-title = Zu viele Versuche
fault-often-lead = Bitte warten Sie ein wenig und versuchen Sie es dann noch einmal.
fault-broken-title = Bei uns ist etwas schiefgegangen
fault-broken-lead = Wir haben es vermerkt. Bitte versuchen Sie es in einer Minute noch einmal.
fault-busy-title = Wir konnten nicht rechtzeitig antworten
fault-busy-lead = Ob Ihr letzter Schritt angekommen ist, steht nicht fest: Bitte sehen Sie nach, bevor Sie ihn wiederholen.
fault-home = Zur Startseite
