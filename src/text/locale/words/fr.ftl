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

## The page for browsers

skip-to-helpline = Aller à la ligne d’assistance
skip-to-contents = Aller au sommaire
skip-to-text = Aller au texte
skip-to-dates = Aller aux dates de révision
other-files = Imprimer ou conserver cette brochure
edition-clear = Impression claire
edition-large = Gros caractères
edition-giant = Très gros caractères
epub = Livre numérique (EPUB)
web-page = Page web
plain-text = Texte brut
picture = Image
page-count = { $plural ->
    [one] { $pages } page
    [many] { $pages } de pages
   *[other] { $pages } pages
}
kilobytes = { $size } ko
megabytes = { $size } Mo

## The library page

library = Brochures pour les patients
search = Rechercher dans les titres
language = Langue
all-languages = Toutes les langues
state = Statut
all-states = Tous les statuts
current = En vigueur
review-overdue = Révision en retard
review-due-soon = À réviser bientôt
review-unknown = Sans date de révision
shown = Brochures affichées : { $count }
none-shown = Aucune brochure ne correspond. Essayez avec moins de lettres, ou avec toutes les langues et tous les statuts.
show-all = Afficher toutes les brochures
feed = Flux pour applications de lecture (OPDS)
