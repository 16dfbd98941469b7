# The words of leaflet itself in Tamil.

-review-state = machine

## The parts of a leaflet

contents = பொருளடக்கம்
note = குறிப்பு
warning = எச்சரிக்கை
notes = அடிக்குறிப்புகள்
helpline = உதவித் தொலைபேசி
call-free = இந்த எண்ணை இலவசமாக அழைக்கவும்:
call = இந்த எண்ணை அழைக்கவும்:
short-helpline = { $name }: { $phone }
space-to-write = எழுதுவதற்கான இடம்
figure-key = படத்தின் பகுதிகள்

## About this leaflet

about = இந்தத் துண்டுப்பிரசுரம் பற்றி
last-reviewed = கடைசி மதிப்பாய்வு
last-modified = கடைசி மாற்றம்
next-review = அடுத்த மதிப்பாய்வு
published = முதல் வெளியீடு
reference = குறிப்பு எண்
version = பதிப்பு
reviewed-by = மதிப்பாய்வு செய்தவர்
sources = ஆதாரங்கள்
contact = தொடர்புக்கு
other-formats = பிற வடிவங்கள்
other-languages = பிற மொழிகள்
notices = அறிவிப்புகள்

## A leaflet that is not to be handed out

sample = மாதிரி, விநியோகிக்க வேண்டாம்
draft = வரைவு, விநியோகிக்க வேண்டாம்
archived = காப்பகப் பிரதி, விநியோகிக்க வேண்டாம்

## Paper

page = பக்கம் { $page }, மொத்தம் { $pages }
see-page = (பக்கம் { $page })
printed-address = ({ $address })

## Electronic books

pages = பக்கங்கள்
landmarks = முக்கியப் பகுதிகள்
start-of-text = உரையின் தொடக்கம்
accessibility-summary = உரை ஒரே வாசிப்பு வரிசையில் உள்ளது; அதை எந்த அளவிலும் காட்டலாம். பக்க எண்கள் அச்சிடப்பட்ட ஒரு பதிப்பின்படி உள்ளன. பொருள் தரும் ஒவ்வொரு படத்துக்கும் உரையில் சொற்களில் விளக்கம் உள்ளது.
