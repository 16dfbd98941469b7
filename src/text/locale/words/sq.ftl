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

## The page for browsers

skip-to-helpline = Kaloni te linja e ndihmës
skip-to-contents = Kaloni te përmbajtja
skip-to-text = Kaloni te teksti
skip-to-dates = Kaloni te datat e rishikimit
other-files = Printojeni ose ruajeni këtë fletëpalosje
edition-clear = Shkrim i qartë
edition-large = Shkrim i madh
edition-giant = Shkrim shumë i madh
epub = Libër elektronik (EPUB)
web-page = Faqe interneti
plain-text = Tekst i thjeshtë
picture = Figurë
page-count = { $plural ->
    [one] { $pages } faqe
   *[other] { $pages } faqe
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Fletëpalosje për pacientët
search = Kërkoni në tituj
language = Gjuha
all-languages = Të gjitha gjuhët
state = Gjendja
all-states = Të gjitha gjendjet
current = Në përdorim
review-overdue = Rishikim i vonuar
review-due-soon = Rishikim së shpejti
review-unknown = Pa datë rishikimi
shown = Fletëpalosje të shfaqura: { $count }
none-shown = Nuk u gjet asnjë fletëpalosje. Provoni me më pak shkronja, ose me të gjitha gjuhët dhe gjendjet.
show-all = Shfaqni të gjitha fletëpalosjet
feed = Prurje për aplikacione leximi (OPDS)
