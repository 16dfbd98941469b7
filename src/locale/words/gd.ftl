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
