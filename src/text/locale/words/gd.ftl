# The words of leaflet itself in Scottish Gaelic.

-review-state = machine

## The parts of a leaflet

contents = Clàr-innse
note = Nòta
warning = Rabhadh
notes = Nòtaichean
helpline = Loidhne-taice
call-free = Cuiribh fòn an-asgaidh gu
call = Cuiribh fòn gu
short-helpline = { $name }: { $phone }
space-to-write = Àite airson sgrìobhadh
figure-key = Iuchair don dealbh

## About this leaflet

about = Mun bhileig seo
last-reviewed = Sgrùdadh mu dheireadh
last-modified = Atharrachadh mu dheireadh
next-review = An ath sgrùdadh
published = Air fhoillseachadh an toiseach
reference = Àireamh-iomraidh
version = Tionndadh
reviewed-by = Air a sgrùdadh le
sources = Tùsan
contact = Conaltradh
other-formats = Cruthan eile
other-languages = Cànanan eile
notices = Brathan

## A leaflet that is not to be handed out

sample = Sampall, na sgaoilibh e
draft = Dreachd, na sgaoilibh i
archived = San tasglann, na sgaoilibh i

## Paper

page = Duilleag { $page } à { $pages }
see-page = (duilleag { $page })
printed-address = ({ $address })

## Electronic books

pages = Duilleagan
landmarks = Comharran-tìre
start-of-text = Toiseach an teacsa
accessibility-summary = Tha an teacsa ann an aon òrdugh leughaidh agus gabhaidh a shealltainn aig meud sam bith. Tha àireamhan nan duilleag a’ leantainn deasachadh clò-bhuailte. Tha faclan san teacsa airson gach dealbh aig a bheil brìgh.

## The page for browsers

skip-to-helpline = Leum dhan loidhne-thaice
skip-to-contents = Leum dhan chlàr-innse
skip-to-text = Leum dhan teacsa
skip-to-dates = Leum gu cinn-latha an sgrùdaidh
other-files = Clò-bhuailibh no cùmaibh a’ bhileag seo
edition-clear = Clò soilleir
edition-large = Clò mòr
edition-giant = Clò glè mhòr
epub = Leabhar-dealain (EPUB)
web-page = Duilleag-lìn
plain-text = Teacsa lom
picture = Dealbh
page-count = { $plural ->
    [one] { $pages } duilleag
    [two] { $pages } dhuilleag
    [few] { $pages } duilleagan
   *[other] { $pages } duilleag
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = Bileagan do dh’euslaintich
search = Lorg sna tiotalan
language = Cànan
all-languages = A h-uile cànan
state = Staid
all-states = A h-uile staid
current = Ga cleachdadh
review-overdue = Sgrùdadh fadalach
review-due-soon = Sgrùdadh a dh’aithghearr
review-unknown = Gun cheann-latha sgrùdaidh
shown = Bileagan gan sealltainn: { $count }
none-shown = Cha deach bileag a lorg. Feuchaibh le nas lugha de litrichean, no le gach cànan is staid.
show-all = Seall a h-uile bileag
feed = Inbhir airson aplacaidean leughaidh (OPDS)
