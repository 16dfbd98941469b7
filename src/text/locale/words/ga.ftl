# The words of leaflet itself in Irish.

-review-state = machine

## The parts of a leaflet

contents = Clár ábhair
note = Nóta
warning = Rabhadh
notes = Nótaí
helpline = Líne chabhrach
call-free = Glaoigh saor in aisce ar
call = Glaoigh ar
short-helpline = { $name }: { $phone }
space-to-write = Spás chun scríobh
figure-key = Eochair don phictiúr

## About this leaflet

about = Maidir leis an mbileog seo
last-reviewed = Athbhreithniú is déanaí
last-modified = Athrú is déanaí
next-review = An chéad athbhreithniú eile
published = Foilsithe den chéad uair
reference = Uimhir thagartha
version = Leagan
reviewed-by = Athbhreithnithe ag
sources = Foinsí
contact = Teagmháil
other-formats = Formáidí eile
other-languages = Teangacha eile
notices = Fógraí

## A leaflet that is not to be handed out

sample = Sampla, ná scaip é
draft = Dréacht, ná scaip é
archived = Cartlannaithe, ná scaip í

## Paper

page = Leathanach { $page } as { $pages }
see-page = (leathanach { $page })
printed-address = ({ $address })

## Electronic books

pages = Leathanaigh
landmarks = Sainchomharthaí
start-of-text = Tús an téacs
accessibility-summary = Tá an téacs in ord léitheoireachta amháin agus is féidir é a thaispeáint i méid ar bith. Leanann uimhreacha na leathanach eagrán clóite. Tá focail sa téacs do gach pictiúr a bhfuil brí leis.

## The page for browsers

skip-to-helpline = Léim go dtí an líne chabhrach
skip-to-contents = Léim go dtí an clár ábhair
skip-to-text = Léim go dtí an téacs
skip-to-dates = Léim go dtí na dátaí athbhreithnithe
other-files = Priontáil nó coinnigh an bhileog seo
edition-clear = Cló soiléir
edition-large = Cló mór
edition-giant = Cló an-mhór
epub = Ríomhleabhar (EPUB)
web-page = Leathanach gréasáin
plain-text = Gnáth-théacs
picture = Pictiúr
page-count = { $plural ->
    [one] { $pages } leathanach
    [two] { $pages } leathanach
    [few] { $pages } leathanach
    [many] { $pages } leathanach
   *[other] { $pages } leathanach
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = Bileoga d’othair
search = Cuardaigh na teidil
language = Teanga
all-languages = Gach teanga
state = Stádas
all-states = Gach stádas
current = In úsáid
review-overdue = Athbhreithniú thar téarma
review-due-soon = Athbhreithniú le déanamh go luath
review-unknown = Gan dáta athbhreithnithe
shown = Bileoga ar taispeáint: { $count }
none-shown = Níor aimsíodh aon bhileog. Bain triail as níos lú litreacha, nó as gach teanga agus gach stádas.
show-all = Taispeáin gach bileog
feed = Fotha d’aipeanna léitheoireachta (OPDS)
