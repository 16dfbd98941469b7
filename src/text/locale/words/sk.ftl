# The words of leaflet itself in Slovak.

-review-state = machine

## The parts of a leaflet

contents = Obsah
note = Poznámka
warning = Upozornenie
notes = Poznámky
helpline = Linka pomoci
call-free = Volajte bezplatne na číslo
call = Volajte na číslo
short-helpline = { $name }: { $phone }
space-to-write = Miesto na poznámky
figure-key = Vysvetlivky k obrázku

## About this leaflet

about = O tomto letáku
last-reviewed = Posledná kontrola
last-modified = Posledná zmena
next-review = Ďalšia kontrola
published = Prvé vydanie
reference = Referenčné číslo
version = Verzia
reviewed-by = Odborná kontrola
sources = Zdroje
contact = Kontakt
other-formats = Iné formáty
other-languages = Iné jazyky
notices = Oznámenia

## A leaflet that is not to be handed out

sample = Ukážka, nerozdávať
draft = Koncept, nerozdávať
archived = Archivované, nerozdávať

## Paper

page = Strana { $page } z { $pages }
see-page = (strana { $page })
printed-address = ({ $address })

## Electronic books

pages = Strany
landmarks = Hlavné časti
start-of-text = Začiatok textu
accessibility-summary = Text má jedno poradie čítania a možno ho zobraziť v ľubovoľnej veľkosti. Čísla strán zodpovedajú tlačenému vydaniu. Každý obrázok, ktorý nesie význam, je v texte opísaný slovami.

## The page for browsers

skip-to-helpline = Prejsť na linku pomoci
skip-to-contents = Prejsť na obsah
skip-to-text = Prejsť na text
skip-to-dates = Prejsť na dátumy kontroly
other-files = Vytlačiť alebo uložiť tento leták
edition-clear = Zreteľné písmo
edition-large = Veľké písmo
edition-giant = Veľmi veľké písmo
epub = E-kniha (EPUB)
web-page = Webová stránka
plain-text = Obyčajný text
picture = Obrázok
page-count = { $plural ->
    [one] { $pages } strana
    [few] { $pages } strany
    [many] { $pages } strany
   *[other] { $pages } strán
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Letáky pre pacientov
search = Hľadať v názvoch
language = Jazyk
all-languages = Všetky jazyky
state = Stav
all-states = Všetky stavy
current = Používa sa
review-overdue = Kontrola po termíne
review-due-soon = Blíži sa kontrola
review-unknown = Bez dátumu kontroly
shown = Zobrazené letáky: { $count }
none-shown = Nenašiel sa žiadny leták. Skúste menej písmen alebo všetky jazyky a stavy.
show-all = Zobraziť všetky letáky
feed = Kanál pre čítacie aplikácie (OPDS)
