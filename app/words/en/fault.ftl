# Plain pages for requests that never reached a page.
fault-request-title = We could not read that
fault-request-lead = The request was not in a form this page takes. Please go back and try again.
fault-forbidden-title = That came from another site
fault-forbidden-lead = For your safety this shop only takes forms that were sent from its own pages. Please open the page here and send it again.
fault-large-title = That is too much at once
fault-large-lead = What was sent is larger than this page takes. Please send less.
fault-host-title = This shop is at another address
fault-host-lead = Please use the address in your mail, or ask the shop for it.
fault-often-title = Too many tries
fault-often-lead = Please wait a little, then try again.
fault-broken-title = Something went wrong on our side
fault-broken-lead = We have noted it. Please try again in a minute.
fault-busy-title = We could not answer in time
fault-busy-lead = Whether your last step was kept is not certain: look before you send it again.
fault-home = To the start page
