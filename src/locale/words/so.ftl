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
