# The words of leaflet itself in Romanian.

-review-state = machine

## The parts of a leaflet

contents = Cuprins
note = Notă
warning = Atenție
notes = Note
helpline = Linie telefonică de asistență
call-free = Sunați gratuit la
call = Sunați la
short-helpline = { $name }: { $phone }
space-to-write = Spațiu pentru scris
figure-key = Legenda imaginii

## About this leaflet

about = Despre acest pliant
last-reviewed = Ultima revizuire
last-modified = Ultima modificare
next-review = Următoarea revizuire
published = Prima publicare
reference = Număr de referință
version = Versiune
reviewed-by = Revizuit de
sources = Surse
contact = Contact
other-formats = Alte formate
other-languages = Alte limbi
notices = Anunțuri

## A leaflet that is not to be handed out

sample = Exemplu, a nu se distribui
draft = Versiune de lucru, a nu se distribui
archived = Versiune arhivată, a nu se distribui

## Paper

page = Pagina { $page } din { $pages }
see-page = (pagina { $page })
printed-address = ({ $address })

## Electronic books

pages = Pagini
landmarks = Repere
start-of-text = Începutul textului
accessibility-summary = Textul are o singură ordine de citire și poate fi afișat la orice mărime. Numerele paginilor corespund unei ediții tipărite. Fiecare imagine care transmite o informație este descrisă în cuvinte în text.

## The page for browsers

skip-to-helpline = Treceți la linia telefonică de asistență
skip-to-contents = Treceți la cuprins
skip-to-text = Treceți la text
skip-to-dates = Treceți la datele de revizuire
other-files = Tipăriți sau păstrați acest pliant
edition-clear = Caractere clare
edition-large = Caractere mari
edition-giant = Caractere foarte mari
epub = Carte electronică (EPUB)
web-page = Pagină web
plain-text = Text simplu
picture = Imagine
page-count = { $plural ->
    [one] { $pages } pagină
    [few] { $pages } pagini
   *[other] { $pages } de pagini
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Pliante pentru pacienți
search = Căutați în titluri
language = Limba
all-languages = Toate limbile
state = Starea
all-states = Toate stările
current = În uz
review-overdue = Termen de revizuire depășit
review-due-soon = Revizuire în curând
review-unknown = Fără dată de revizuire
shown = Pliante afișate: { $count }
none-shown = Niciun pliant nu corespunde. Încercați cu mai puține litere sau alegeți toate limbile și stările.
show-all = Afișați toate pliantele
feed = Flux pentru aplicații de citit (OPDS)
