# The words of leaflet itself in Somali.

-review-state = machine

## The parts of a leaflet

contents = Tusmada
note = Ogow
warning = Digniin
notes = Qoraallada hoose
helpline = Khadka caawinta
call-free = Si bilaash ah u wac
call = Wac
short-helpline = { $name }: { $phone }
space-to-write = Meel wax lagu qoro
figure-key = Qaybaha sawirka

## About this leaflet

about = Ku saabsan buug-yarahan
last-reviewed = Markii ugu dambaysay ee dib loo eegay
last-modified = Markii ugu dambaysay ee wax laga beddelay
next-review = Dib-u-eegista xigta
published = Markii ugu horraysay ee la daabacay
reference = Lambarka tixraaca
version = Daabacaadda
reviewed-by = Waxaa dib u eegay
sources = Ilaha macluumaadka
contact = Xiriirka
other-formats = Qaabab kale
other-languages = Luqado kale
notices = Ogeysiisyo

## A leaflet that is not to be handed out

sample = Tusaale, ha qaybin
draft = Qabyo-qoraal, ha qaybin
archived = Waa la kaydiyay, ha qaybin

## Paper

page = Bogga { $page } ee { $pages }
see-page = (bogga { $page })
printed-address = ({ $address })

## Electronic books

pages = Bogagga
landmarks = Qaybaha muhiimka ah
start-of-text = Bilowga qoraalka
accessibility-summary = Qoraalka waxaa loo akhriyaa hal hab oo isku xiga, waxaana lagu soo bandhigi karaa cabbir kasta. Lambarrada boggu waxay raacaan nuqul daabacan. Sawir kasta oo macne leh waxaa erayo loogu sharraxay qoraalka.

## The page for browsers

skip-to-helpline = U bood khadka caawinta
skip-to-contents = U bood tusmada
skip-to-text = U bood qoraalka
skip-to-dates = U bood taariikhaha dib-u-eegista
other-files = Daabac ama kaydso buug-yarahan
edition-clear = Far cad
edition-large = Far waaweyn
edition-giant = Far aad u waaweyn
epub = Buug elektaroonig ah (EPUB)
web-page = Bogga internetka
plain-text = Qoraal caadi ah
picture = Sawir
page-count = { $plural ->
    [one] { $pages } bog
   *[other] { $pages } bog
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Buug-yarayaasha bukaannada
search = Ka raadi cinwaannada
language = Luqadda
all-languages = Dhammaan luqadaha
state = Xaaladda
all-states = Dhammaan xaaladaha
current = Waa la isticmaalaa
review-overdue = Dib-u-eegistu way daahday
review-due-soon = Dib-u-eegistu way dhowdahay
review-unknown = Ma leh taariikh dib-u-eegis
shown = Buug-yarayaasha muuqda: { $count }
none-shown = Ma jiro buug-yare ku habboon. Isku day xarfo ka yar, ama dooro dhammaan luqadaha iyo xaaladaha.
show-all = Tus dhammaan buug-yarayaasha
feed = Liiska buugaagta ee abka akhriska (OPDS)
