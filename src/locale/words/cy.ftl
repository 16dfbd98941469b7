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
