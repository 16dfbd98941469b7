# The words of leaflet itself in Hungarian.

-review-state = machine

## The parts of a leaflet

contents = Tartalom
note = Megjegyzés
warning = Figyelmeztetés
notes = Lábjegyzetek
helpline = Telefonos segítség
call-free = Ingyenesen hívható szám
call = Hívható szám
short-helpline = { $name }: { $phone }
space-to-write = Hely jegyzeteléshez
figure-key = Jelmagyarázat a képhez

## About this leaflet

about = Erről a tájékoztatóról
last-reviewed = Legutóbbi felülvizsgálat
last-modified = Legutóbbi módosítás
next-review = Következő felülvizsgálat
published = Első megjelenés
reference = Hivatkozási szám
version = Változat
reviewed-by = Felülvizsgálta
sources = Források
contact = Kapcsolat
other-formats = Más formátumok
other-languages = Más nyelvek
notices = Közlemények

## A leaflet that is not to be handed out

sample = Minta, nem osztható ki
draft = Tervezet, nem osztható ki
archived = Archivált, nem osztható ki

## Paper

page = { $page }. oldal (összesen { $pages })
see-page = ({ $page }. oldal)
printed-address = ({ $address })

## Electronic books

pages = Oldalak
landmarks = Fő részek
start-of-text = A szöveg kezdete
accessibility-summary = A szöveg egyetlen olvasási sorrendet követ, és bármilyen méretben megjeleníthető. Az oldalszámok egy nyomtatott kiadást követnek. Minden jelentéssel bíró kép tartalma szavakkal is szerepel a szövegben.

## The page for browsers

skip-to-helpline = Ugrás a telefonos segítséghez
skip-to-contents = Ugrás a tartalomjegyzékhez
skip-to-text = Ugrás a szöveghez
skip-to-dates = Ugrás a felülvizsgálat dátumaihoz
other-files = Nyomtassa ki vagy őrizze meg ezt a tájékoztatót
edition-clear = Jól olvasható betűk
edition-large = Nagy méretű betűk
edition-giant = Nagyon nagy méretű betűk
epub = E-könyv (EPUB)
web-page = Weboldal
plain-text = Egyszerű szöveg
picture = Kép
page-count = { $plural ->
    [one] { $pages } oldal
   *[other] { $pages } oldal
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Betegtájékoztatók
search = Keresés a címekben
language = Nyelv
all-languages = Minden nyelv
state = Állapot
all-states = Minden állapot
current = Használatban
review-overdue = Felülvizsgálata késik
review-due-soon = Hamarosan felülvizsgálandó
review-unknown = Nincs felülvizsgálati dátum
shown = Megjelenített tájékoztatók: { $count }
none-shown = Nincs megfelelő tájékoztató. Írjon be kevesebb betűt, vagy válassza az összes nyelvet és állapotot.
show-all = Minden tájékoztató megjelenítése
feed = Hírcsatorna olvasóalkalmazásokhoz (OPDS)
