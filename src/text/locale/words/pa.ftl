# The words of leaflet itself in Punjabi.

-review-state = machine

## The parts of a leaflet

contents = ਵਿਸ਼ਾ-ਸੂਚੀ
note = ਨੋਟ
warning = ਚੇਤਾਵਨੀ
notes = ਫੁੱਟਨੋਟ
helpline = ਹੈਲਪਲਾਈਨ
call-free = ਇਸ ਨੰਬਰ ਉੱਤੇ ਮੁਫ਼ਤ ਫ਼ੋਨ ਕਰੋ:
call = ਇਸ ਨੰਬਰ ਉੱਤੇ ਫ਼ੋਨ ਕਰੋ:
short-helpline = { $name }: { $phone }
space-to-write = ਲਿਖਣ ਲਈ ਥਾਂ
figure-key = ਤਸਵੀਰ ਦੇ ਹਿੱਸੇ

## About this leaflet

about = ਇਸ ਪਰਚੇ ਬਾਰੇ
last-reviewed = ਆਖ਼ਰੀ ਸਮੀਖਿਆ
last-modified = ਆਖ਼ਰੀ ਤਬਦੀਲੀ
next-review = ਅਗਲੀ ਸਮੀਖਿਆ
published = ਪਹਿਲੀ ਵਾਰ ਛਪਿਆ
reference = ਹਵਾਲਾ ਨੰਬਰ
version = ਸੰਸਕਰਣ
reviewed-by = ਸਮੀਖਿਆ ਕਰਨ ਵਾਲੇ
sources = ਹਵਾਲੇ
contact = ਸੰਪਰਕ
other-formats = ਹੋਰ ਰੂਪ
other-languages = ਹੋਰ ਭਾਸ਼ਾਵਾਂ
notices = ਸੂਚਨਾਵਾਂ

## A leaflet that is not to be handed out

sample = ਨਮੂਨਾ, ਨਾ ਵੰਡੋ
draft = ਖਰੜਾ, ਨਾ ਵੰਡੋ
archived = ਪੁਰਾਣੀ ਸੰਭਾਲੀ ਹੋਈ ਕਾਪੀ, ਨਾ ਵੰਡੋ

## Paper

page = { $pages } ਵਿੱਚੋਂ ਸਫ਼ਾ { $page }
see-page = (ਸਫ਼ਾ { $page })
printed-address = ({ $address })

## Electronic books

pages = ਸਫ਼ੇ
landmarks = ਮੁੱਖ ਹਿੱਸੇ
start-of-text = ਲਿਖਤ ਦੀ ਸ਼ੁਰੂਆਤ
accessibility-summary = ਲਿਖਤ ਪੜ੍ਹਨ ਦੇ ਇੱਕੋ ਕ੍ਰਮ ਵਿੱਚ ਹੈ ਅਤੇ ਕਿਸੇ ਵੀ ਆਕਾਰ ਵਿੱਚ ਦਿਖਾਈ ਜਾ ਸਕਦੀ ਹੈ। ਸਫ਼ਾ ਨੰਬਰ ਇੱਕ ਛਪੀ ਹੋਈ ਕਾਪੀ ਮੁਤਾਬਕ ਹਨ। ਅਰਥ ਰੱਖਣ ਵਾਲੀ ਹਰ ਤਸਵੀਰ ਦੀ ਗੱਲ ਲਿਖਤ ਵਿੱਚ ਸ਼ਬਦਾਂ ਰਾਹੀਂ ਵੀ ਦਿੱਤੀ ਗਈ ਹੈ।

## The page for browsers

skip-to-helpline = ਹੈਲਪਲਾਈਨ ਉੱਤੇ ਜਾਓ
skip-to-contents = ਵਿਸ਼ਾ-ਸੂਚੀ ਉੱਤੇ ਜਾਓ
skip-to-text = ਲਿਖਤ ਉੱਤੇ ਜਾਓ
skip-to-dates = ਸਮੀਖਿਆ ਦੀਆਂ ਤਾਰੀਖ਼ਾਂ ਉੱਤੇ ਜਾਓ
other-files = ਇਹ ਪਰਚਾ ਛਾਪੋ ਜਾਂ ਸੰਭਾਲ ਕੇ ਰੱਖੋ
edition-clear = ਸਾਫ਼ ਅੱਖਰ
edition-large = ਵੱਡੇ ਅੱਖਰ
edition-giant = ਬਹੁਤ ਵੱਡੇ ਅੱਖਰ
epub = ਈ-ਕਿਤਾਬ (EPUB)
web-page = ਵੈੱਬ ਸਫ਼ਾ
plain-text = ਸਾਦਾ ਟੈਕਸਟ
picture = ਤਸਵੀਰ
page-count = { $plural ->
    [one] { $pages } ਸਫ਼ਾ
   *[other] { $pages } ਸਫ਼ੇ
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = ਮਰੀਜ਼ਾਂ ਲਈ ਪਰਚੇ
search = ਸਿਰਲੇਖਾਂ ਵਿੱਚ ਖੋਜੋ
language = ਭਾਸ਼ਾ
all-languages = ਸਾਰੀਆਂ ਭਾਸ਼ਾਵਾਂ
state = ਸਥਿਤੀ
all-states = ਸਾਰੀਆਂ ਸਥਿਤੀਆਂ
current = ਵਰਤੋਂ ਵਿੱਚ
review-overdue = ਸਮੀਖਿਆ ਦੀ ਤਾਰੀਖ਼ ਲੰਘ ਗਈ ਹੈ
review-due-soon = ਸਮੀਖਿਆ ਦੀ ਤਾਰੀਖ਼ ਨੇੜੇ ਹੈ
review-unknown = ਸਮੀਖਿਆ ਦੀ ਤਾਰੀਖ਼ ਨਹੀਂ ਹੈ
shown = ਦਿਖਾਏ ਗਏ ਪਰਚੇ: { $count }
none-shown = ਕੋਈ ਪਰਚਾ ਨਹੀਂ ਮਿਲਿਆ। ਘੱਟ ਅੱਖਰ ਲਿਖ ਕੇ ਦੇਖੋ, ਜਾਂ ਸਾਰੀਆਂ ਭਾਸ਼ਾਵਾਂ ਅਤੇ ਸਥਿਤੀਆਂ ਚੁਣੋ।
show-all = ਸਾਰੇ ਪਰਚੇ ਦਿਖਾਓ
feed = ਪੜ੍ਹਨ ਵਾਲੀਆਂ ਐਪਾਂ ਲਈ ਫ਼ੀਡ (OPDS)
