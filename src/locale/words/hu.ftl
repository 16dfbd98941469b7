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
