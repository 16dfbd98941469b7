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
