# The words of leaflet itself in Italian.

-review-state = machine

## The parts of a leaflet

contents = Indice
note = Nota
warning = Attenzione
notes = Note
helpline = Linea di assistenza
call-free = Chiamare gratis il numero
call = Chiamare il numero
short-helpline = { $name }: { $phone }
space-to-write = Spazio per scrivere
figure-key = Legenda dell’immagine

## About this leaflet

about = Informazioni su questo opuscolo
last-reviewed = Ultima revisione
last-modified = Ultima modifica
next-review = Prossima revisione
published = Prima pubblicazione
reference = Numero di riferimento
version = Versione
reviewed-by = Revisione a cura di
sources = Fonti
contact = Contatti
other-formats = Altri formati
other-languages = Altre lingue
notices = Avvisi

## A leaflet that is not to be handed out

sample = Copia di esempio, non distribuire
draft = Bozza, non distribuire
archived = Versione archiviata, non distribuire

## Paper

page = Pagina { $page } di { $pages }
see-page = (pagina { $page })
printed-address = ({ $address })

## Electronic books

pages = Pagine
landmarks = Punti di riferimento
start-of-text = Inizio del testo
accessibility-summary = Il testo segue un unico ordine di lettura e può essere mostrato in qualsiasi dimensione. I numeri di pagina corrispondono a un’edizione stampata. Ogni immagine che ha un significato è descritta a parole nel testo.

## The page for browsers

skip-to-helpline = Vai alla linea di assistenza
skip-to-contents = Vai all’indice
skip-to-text = Vai al testo
skip-to-dates = Vai alle date di revisione
other-files = Stampa o conserva questo opuscolo
edition-clear = Caratteri ben leggibili
edition-large = Caratteri grandi
edition-giant = Caratteri molto grandi
epub = E-book (EPUB)
web-page = Pagina web
plain-text = Testo semplice
picture = Immagine
page-count = { $plural ->
    [one] { $pages } pagina
    [many] { $pages } di pagine
   *[other] { $pages } pagine
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Opuscoli per i pazienti
search = Cerca nei titoli
language = Lingua
all-languages = Tutte le lingue
state = Stato
all-states = Tutti gli stati
current = In uso
review-overdue = Revisione in ritardo
review-due-soon = Revisione a breve
review-unknown = Nessuna data di revisione
shown = Opuscoli mostrati: { $count }
none-shown = Nessun opuscolo corrisponde. Provare con meno lettere, oppure con tutte le lingue e tutti gli stati.
show-all = Mostra tutti gli opuscoli
feed = Feed per app di lettura (OPDS)
