# The words of leaflet itself in French.

-review-state = machine

## The parts of a leaflet

contents = Sommaire
note = À noter
warning = Attention
notes = Notes
helpline = Ligne d’assistance
call-free = Appelez gratuitement le
call = Appelez le
short-helpline = { $name } : { $phone }
space-to-write = Espace pour écrire
figure-key = Légende de l’image

## About this leaflet

about = À propos de cette brochure
last-reviewed = Dernière révision
last-modified = Dernière modification
next-review = Prochaine révision
published = Première publication
reference = Référence
version = Version
reviewed-by = Révisée par
sources = Sources
contact = Contact
other-formats = Autres formats
other-languages = Autres langues
notices = Avis

## A leaflet that is not to be handed out

sample = Spécimen, ne pas distribuer
draft = Version provisoire, ne pas distribuer
archived = Version archivée, ne pas distribuer

## Paper

page = Page { $page } sur { $pages }
see-page = (page { $page })
printed-address = ({ $address })

## Electronic books

pages = Pages
landmarks = Repères
start-of-text = Début du texte
accessibility-summary = Le texte suit un seul ordre de lecture et peut être affiché à n’importe quelle taille. Les numéros de page correspondent à une édition imprimée. Toute image porteuse de sens est décrite par des mots dans le texte.
