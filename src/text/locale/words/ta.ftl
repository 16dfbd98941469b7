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

## The page for browsers

skip-to-helpline = உதவித் தொலைபேசிக்குச் செல்லவும்
skip-to-contents = பொருளடக்கத்துக்குச் செல்லவும்
skip-to-text = உரைக்குச் செல்லவும்
skip-to-dates = மதிப்பாய்வுத் தேதிகளுக்குச் செல்லவும்
other-files = இந்தத் துண்டுப்பிரசுரத்தை அச்சிடவும் அல்லது வைத்துக்கொள்ளவும்
edition-clear = தெளிவான எழுத்து
edition-large = பெரிய எழுத்து
edition-giant = மிகப் பெரிய எழுத்து
epub = மின்னூல் (EPUB)
web-page = இணையப் பக்கம்
plain-text = எளிய உரை
picture = படம்
page-count = { $plural ->
    [one] { $pages } பக்கம்
   *[other] { $pages } பக்கங்கள்
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = நோயாளிகளுக்கான துண்டுப்பிரசுரங்கள்
search = தலைப்புகளில் தேடவும்
language = மொழி
all-languages = அனைத்து மொழிகளும்
state = நிலை
all-states = அனைத்து நிலைகளும்
current = பயன்பாட்டில் உள்ளது
review-overdue = மதிப்பாய்வுத் தேதி கடந்துவிட்டது
review-due-soon = மதிப்பாய்வுத் தேதி நெருங்குகிறது
review-unknown = மதிப்பாய்வுத் தேதி இல்லை
shown = காட்டப்படும் துண்டுப்பிரசுரங்கள்: { $count }
none-shown = பொருந்தும் துண்டுப்பிரசுரம் இல்லை. குறைவான எழுத்துகளை உள்ளிடவும், அல்லது அனைத்து மொழிகளையும் நிலைகளையும் தேர்ந்தெடுக்கவும்.
show-all = அனைத்துத் துண்டுப்பிரசுரங்களையும் காட்டவும்
feed = வாசிப்புச் செயலிகளுக்கான ஊட்டம் (OPDS)
