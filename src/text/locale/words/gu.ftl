# The words of leaflet itself in Gujarati.

-review-state = machine

## The parts of a leaflet

contents = અનુક્રમણિકા
note = નોંધ
warning = ચેતવણી
notes = પાદટીપો
helpline = હેલ્પલાઇન
call-free = આ નંબર પર મફત ફોન કરો:
call = આ નંબર પર ફોન કરો:
short-helpline = { $name }: { $phone }
space-to-write = લખવા માટેની જગ્યા
figure-key = ચિત્રના ભાગો

## About this leaflet

about = આ પત્રિકા વિશે
last-reviewed = છેલ્લી સમીક્ષા
last-modified = છેલ્લો ફેરફાર
next-review = આગામી સમીક્ષા
published = પ્રથમ પ્રકાશન
reference = સંદર્ભ નંબર
version = આવૃત્તિ
reviewed-by = સમીક્ષા કરનાર
sources = સંદર્ભો
contact = સંપર્ક
other-formats = અન્ય સ્વરૂપો
other-languages = અન્ય ભાષાઓ
notices = સૂચનાઓ

## A leaflet that is not to be handed out

sample = નમૂનો, વહેંચશો નહીં
draft = મુસદ્દો, વહેંચશો નહીં
archived = સાચવેલી જૂની નકલ, વહેંચશો નહીં

## Paper

page = કુલ { $pages } માંથી પાનું { $page }
see-page = (પાનું { $page })
printed-address = ({ $address })

## Electronic books

pages = પાનાં
landmarks = મુખ્ય ભાગો
start-of-text = લખાણની શરૂઆત
accessibility-summary = લખાણ વાંચવાના એક જ ક્રમમાં છે અને કોઈ પણ કદમાં બતાવી શકાય છે. પાના નંબર એક છાપેલી આવૃત્તિ પ્રમાણે છે. અર્થ ધરાવતા દરેક ચિત્રની વાત લખાણમાં શબ્દોમાં પણ આપેલી છે.

## The page for browsers

skip-to-helpline = હેલ્પલાઇન પર જાઓ
skip-to-contents = અનુક્રમણિકા પર જાઓ
skip-to-text = લખાણ પર જાઓ
skip-to-dates = સમીક્ષાની તારીખો પર જાઓ
other-files = આ પત્રિકા છાપો અથવા સાચવી રાખો
edition-clear = સ્પષ્ટ અક્ષરો
edition-large = મોટા અક્ષરો
edition-giant = ખૂબ મોટા અક્ષરો
epub = ઈ-બુક (EPUB)
web-page = વેબ પાનું
plain-text = સાદું લખાણ
picture = ચિત્ર
page-count = { $plural ->
    [one] { $pages } પાનું
   *[other] { $pages } પાનાં
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = દર્દીઓ માટેની પત્રિકાઓ
search = શીર્ષકોમાં શોધો
language = ભાષા
all-languages = બધી ભાષાઓ
state = સ્થિતિ
all-states = બધી સ્થિતિઓ
current = વપરાશમાં
review-overdue = સમીક્ષાની તારીખ વીતી ગઈ છે
review-due-soon = સમીક્ષાની તારીખ નજીક છે
review-unknown = સમીક્ષાની તારીખ નથી
shown = બતાવેલી પત્રિકાઓ: { $count }
none-shown = કોઈ પત્રિકા મળી નથી. ઓછા અક્ષરો લખી જુઓ, અથવા બધી ભાષાઓ અને સ્થિતિઓ પસંદ કરો.
show-all = બધી પત્રિકાઓ બતાવો
feed = વાંચવાની ઍપ માટે ફીડ (OPDS)
