# The words of leaflet itself in Albanian.

-review-state = machine

## The parts of a leaflet

contents = Përmbajtja
note = Shënim
warning = Paralajmërim
notes = Shënime
helpline = Linja e ndihmës
call-free = Telefononi falas në
call = Telefononi në
short-helpline = { $name }: { $phone }
space-to-write = Vend për të shkruar
figure-key = Shpjegime për figurën

## About this leaflet

about = Rreth kësaj fletëpalosjeje
last-reviewed = Rishikuar së fundi
last-modified = Ndryshuar së fundi
next-review = Rishikimi i ardhshëm
published = Botuar për herë të parë
reference = Numri i referencës
version = Versioni
reviewed-by = Rishikuar nga
sources = Burimet
contact = Kontakti
other-formats = Formate të tjera
other-languages = Gjuhë të tjera
notices = Njoftime

## A leaflet that is not to be handed out

sample = Mostër, mos e shpërndani
draft = Draft, mos e shpërndani
archived = Arkivuar, mos e shpërndani

## Paper

page = Faqja { $page } nga { $pages }
see-page = (faqja { $page })
printed-address = ({ $address })

## Electronic books

pages = Faqet
landmarks = Pjesët kryesore
start-of-text = Fillimi i tekstit
accessibility-summary = Teksti ka një rend të vetëm leximi dhe mund të shfaqet në çdo madhësi. Numrat e faqeve ndjekin një botim të shtypur. Çdo figurë që mbart kuptim përshkruhet me fjalë në tekst.
