# The words of leaflet itself in Welsh.

-review-state = machine

## The parts of a leaflet

contents = Cynnwys
note = Nodyn
warning = Rhybudd
notes = Nodiadau
helpline = Llinell gymorth
call-free = Ffoniwch am ddim ar
call = Ffoniwch
short-helpline = { $name }: { $phone }
space-to-write = Lle i ysgrifennu
figure-key = Allwedd i’r llun

## About this leaflet

about = Am y daflen hon
last-reviewed = Adolygwyd ddiwethaf
last-modified = Newidiwyd ddiwethaf
next-review = Adolygiad nesaf
published = Cyhoeddwyd gyntaf
reference = Cyfeirnod
version = Fersiwn
reviewed-by = Adolygwyd gan
sources = Ffynonellau
contact = Cyswllt
other-formats = Fformatau eraill
other-languages = Ieithoedd eraill
notices = Hysbysiadau

## A leaflet that is not to be handed out

sample = Sampl, peidiwch â dosbarthu
draft = Drafft, peidiwch â dosbarthu
archived = Wedi’i harchifo, peidiwch â dosbarthu

## Paper

page = Tudalen { $page } o { $pages }
see-page = (tudalen { $page })
printed-address = ({ $address })

## Electronic books

pages = Tudalennau
landmarks = Tirnodau
start-of-text = Dechrau’r testun
accessibility-summary = Mae’r testun mewn un drefn ddarllen ac mae modd ei ddangos mewn unrhyw faint. Mae rhifau’r tudalennau yn dilyn argraffiad printiedig. Mae geiriau yn y testun ar gyfer pob llun sy’n cyfleu ystyr.

## The page for browsers

skip-to-helpline = Neidio i’r llinell gymorth
skip-to-contents = Neidio i’r rhestr gynnwys
skip-to-text = Neidio i’r testun
skip-to-dates = Neidio i’r dyddiadau adolygu
other-files = Argraffu neu gadw’r daflen hon
edition-clear = Print clir
edition-large = Print bras
edition-giant = Print bras iawn
epub = E-lyfr (EPUB)
web-page = Tudalen we
plain-text = Testun plaen
picture = Llun
page-count = { $plural ->
    [zero] { $pages } tudalen
    [one] { $pages } dudalen
    [two] { $pages } dudalen
    [few] { $pages } tudalen
    [many] { $pages } thudalen
   *[other] { $pages } tudalen
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = Taflenni i gleifion
search = Chwilio’r teitlau
language = Iaith
all-languages = Pob iaith
state = Statws
all-states = Pob statws
current = Cyfredol
review-overdue = Adolygiad yn hwyr
review-due-soon = Angen adolygiad yn fuan
review-unknown = Dim dyddiad adolygu
shown = Taflenni a ddangosir: { $count }
none-shown = Does dim taflen yn cyfateb. Rhowch gynnig ar lai o lythrennau, neu bob iaith a phob statws.
show-all = Dangos pob taflen
feed = Ffrwd ar gyfer apiau darllen (OPDS)
