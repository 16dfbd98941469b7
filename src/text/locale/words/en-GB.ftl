# The words of leaflet itself in British English. This file is the model of all others.

# Who made these words: "machine" (nobody has reviewed them), "reviewed" (a speaker has).
-review-state = reviewed

## The parts of a leaflet

# The heading of the list of headings.
contents = Contents
# The label of a call-out that is good to know.
note = Note
# The label of a call-out that keeps people from harm.
warning = Warning
# The heading of the footnotes.
notes = Notes
# The name of the helpline's banner, for those who jump from part to part.
helpline = Helpline
# Before a phone number that costs the caller nothing.
call-free = Call free on
# Before any other phone number.
call = Call
# The helpline at the foot of each page, as in "Cancer nurse: 0808 800 1234".
short-helpline = { $name }: { $phone }
# What stands for ruled lines to write on, for those who do not see them.
space-to-write = Space to write
# The name of the numbered list of a picture's parts.
figure-key = Key to the picture

## About this leaflet

about = About this leaflet
# Each of these comes before a date.
last-reviewed = Last reviewed
last-modified = Last modified
next-review = Next review
published = First published
# Each of these comes before what it names.
reference = Reference
version = Version
reviewed-by = Reviewed by
sources = Sources
contact = Contact
# Braille, audio and so on.
other-formats = Other formats
other-languages = Other languages
# The name of the publisher's own notices.
notices = Notices

## A leaflet that is not to be handed out

sample = Sample, do not hand out
draft = Draft, do not hand out
archived = Archived, do not hand out

## Paper

# At the foot of each page. The gaps are numbers.
page = Page { $page } of { $pages }
# After a link to another place in the leaflet.
see-page = (page { $page })
# After the words of a link: where it leads.
printed-address = ({ $address })

## Electronic books

# The name of the list of printed pages.
pages = Pages
# The name of the list of main parts.
landmarks = Landmarks
start-of-text = Start of text
# What the book says of its accessibility.
accessibility-summary = The text is in one reading order and can be shown at any size. Page numbers follow a printed edition. Every picture that carries meaning has its words in the text.

## The page for browsers

# Each of these leads past what comes before. They show when the keyboard reaches them.
skip-to-helpline = Skip to the helpline
skip-to-contents = Skip to the contents
skip-to-text = Skip to the text
skip-to-dates = Skip to the review dates
# The heading over the other files of the leaflet, to print or to take along.
other-files = Print or keep this leaflet
edition-clear = Clear print
edition-large = Large print
edition-giant = Giant print
# The EPUB, for those who have never heard of one.
epub = E-book (EPUB)
web-page = Web page
# The leaflet without any look, for an email or a voice.
plain-text = Plain text
# Before the words that stand for a picture in plain text.
picture = Picture
# $plural is the plural category that Unicode CLDR has for the number; each language has its own.
page-count = { $plural ->
    [one] { $pages } page
   *[other] { $pages } pages
}
# The size of a file; the gap is a number.
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

# Its heading.
library = Patient leaflets
search = Search the titles
language = Language
all-languages = All languages
# Whether a leaflet may be handed out.
state = State
all-states = All states
# The state of a leaflet that may be handed out.
current = In use
# A review date that has passed.
review-overdue = Review overdue
# A review date that is near.
review-due-soon = Review due soon
# A leaflet without a review date.
review-unknown = No review date
# How many leaflets the search and the choices leave; the gap is a number.
shown = Leaflets shown: { $count }
none-shown = No leaflet matches. Try fewer letters, or all languages and states.
# Sets search and choices back.
show-all = Show all leaflets
# The feed of EPUBs that reading apps can follow.
feed = Feed for reading apps (OPDS)
