# The words of leaflet itself in Lithuanian.

-review-state = machine

## The parts of a leaflet

contents = Turinys
note = Pastaba
warning = Įspėjimas
notes = Išnašos
helpline = Pagalbos linija
call-free = Skambinkite nemokamai numeriu
call = Skambinkite numeriu
short-helpline = { $name }: { $phone }
space-to-write = Vieta užrašams
figure-key = Paveikslėlio paaiškinimai

## About this leaflet

about = Apie šį lankstinuką
last-reviewed = Paskutinį kartą peržiūrėta
last-modified = Paskutinį kartą pakeista
next-review = Kita peržiūra
published = Pirmą kartą paskelbta
reference = Dokumento numeris
version = Versija
reviewed-by = Peržiūrėjo
sources = Šaltiniai
contact = Kontaktai
other-formats = Kiti formatai
other-languages = Kitos kalbos
notices = Pranešimai

## A leaflet that is not to be handed out

sample = Pavyzdys, neplatinti
draft = Juodraštis, neplatinti
archived = Archyvuota, neplatinti

## Paper

page = Puslapis { $page } iš { $pages }
see-page = ({ $page } puslapis)
printed-address = ({ $address })

## Electronic books

pages = Puslapiai
landmarks = Pagrindinės dalys
start-of-text = Teksto pradžia
accessibility-summary = Tekstas skaitomas viena tvarka ir gali būti rodomas bet kokio dydžio šriftu. Puslapių numeriai atitinka spausdintą leidimą. Kiekvienas prasmę turintis paveikslėlis tekste aprašytas žodžiais.

## The page for browsers

skip-to-helpline = Pereiti prie pagalbos linijos
skip-to-contents = Pereiti prie turinio
skip-to-text = Pereiti prie teksto
skip-to-dates = Pereiti prie peržiūros datų
other-files = Spausdinti arba pasilikti šį lankstinuką
edition-clear = Aiškus šriftas
edition-large = Stambus šriftas
edition-giant = Labai stambus šriftas
epub = Elektroninė knyga (EPUB)
web-page = Tinklalapis
plain-text = Paprastasis tekstas
picture = Paveikslėlis
page-count = { $plural ->
    [one] { $pages } puslapis
    [few] { $pages } puslapiai
    [many] { $pages } puslapio
   *[other] { $pages } puslapių
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Lankstinukai pacientams
search = Ieškoti pavadinimuose
language = Kalba
all-languages = Visos kalbos
state = Būsena
all-states = Visos būsenos
current = Naudojamas
review-overdue = Peržiūra vėluoja
review-due-soon = Artėja peržiūra
review-unknown = Nėra peržiūros datos
shown = Rodoma lankstinukų: { $count }
none-shown = Neatitinka nė vienas lankstinukas. Įveskite mažiau raidžių arba pasirinkite visas kalbas ir būsenas.
show-all = Rodyti visus lankstinukus
feed = Sklaidos kanalas skaitymo programėlėms (OPDS)
