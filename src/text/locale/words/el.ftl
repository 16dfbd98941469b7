# The words of leaflet itself in Greek.

-review-state = machine

## The parts of a leaflet

contents = Περιεχόμενα
note = Σημείωση
warning = Προειδοποίηση
notes = Υποσημειώσεις
helpline = Γραμμή βοήθειας
call-free = Καλέστε δωρεάν στο
call = Καλέστε στο
short-helpline = { $name }: { $phone }
space-to-write = Χώρος για να γράψετε
figure-key = Υπόμνημα εικόνας

## About this leaflet

about = Σχετικά με αυτό το φυλλάδιο
last-reviewed = Τελευταίος έλεγχος
last-modified = Τελευταία τροποποίηση
next-review = Επόμενος έλεγχος
published = Πρώτη δημοσίευση
reference = Κωδικός εγγράφου
version = Έκδοση
reviewed-by = Έλεγχος από
sources = Πηγές
contact = Επικοινωνία
other-formats = Άλλες μορφές
other-languages = Άλλες γλώσσες
notices = Ανακοινώσεις

## A leaflet that is not to be handed out

sample = Δείγμα, να μη διανεμηθεί
draft = Προσχέδιο, να μη διανεμηθεί
archived = Αρχειοθετημένο, να μη διανεμηθεί

## Paper

page = Σελίδα { $page } από { $pages }
see-page = (σελίδα { $page })
printed-address = ({ $address })

## Electronic books

pages = Σελίδες
landmarks = Κύρια μέρη
start-of-text = Αρχή κειμένου
accessibility-summary = Το κείμενο έχει μία σειρά ανάγνωσης και μπορεί να εμφανιστεί σε οποιοδήποτε μέγεθος. Οι αριθμοί σελίδων ακολουθούν μια έντυπη έκδοση. Κάθε εικόνα που έχει νόημα περιγράφεται με λόγια στο κείμενο.

## The page for browsers

skip-to-helpline = Μετάβαση στη γραμμή βοήθειας
skip-to-contents = Μετάβαση στα περιεχόμενα
skip-to-text = Μετάβαση στο κείμενο
skip-to-dates = Μετάβαση στις ημερομηνίες ελέγχου
other-files = Εκτυπώστε ή κρατήστε αυτό το φυλλάδιο
edition-clear = Ευανάγνωστα γράμματα
edition-large = Μεγάλα γράμματα
edition-giant = Πολύ μεγάλα γράμματα
epub = Ηλεκτρονικό βιβλίο (EPUB)
web-page = Ιστοσελίδα
plain-text = Απλό κείμενο
picture = Εικόνα
page-count = { $plural ->
    [one] { $pages } σελίδα
   *[other] { $pages } σελίδες
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Φυλλάδια για ασθενείς
search = Αναζήτηση στους τίτλους
language = Γλώσσα
all-languages = Όλες οι γλώσσες
state = Κατάσταση
all-states = Όλες οι καταστάσεις
current = Σε χρήση
review-overdue = Εκπρόθεσμος έλεγχος
review-due-soon = Έλεγχος σύντομα
review-unknown = Χωρίς ημερομηνία ελέγχου
shown = Φυλλάδια που εμφανίζονται: { $count }
none-shown = Δεν βρέθηκε φυλλάδιο. Δοκιμάστε με λιγότερα γράμματα ή με όλες τις γλώσσες και καταστάσεις.
show-all = Εμφάνιση όλων των φυλλαδίων
feed = Ροή για εφαρμογές ανάγνωσης (OPDS)
