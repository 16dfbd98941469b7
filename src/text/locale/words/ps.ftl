# The words of leaflet itself in Pashto.

-review-state = machine

## The parts of a leaflet

contents = فهرست
note = یادونه
warning = خبرداری
notes = لمنلیکونه
helpline = د مرستې کرښه
call-free = په دې شمېره وړیا زنګ ووهئ:
call = په دې شمېره زنګ ووهئ:
short-helpline = { $name }: { $phone }
space-to-write = د لیکلو ځای
figure-key = د انځور برخې

## About this leaflet

about = د دې معلوماتي پاڼې په اړه
last-reviewed = وروستۍ بیاکتنه
last-modified = وروستی بدلون
next-review = راتلونکې بیاکتنه
published = لومړی ځل خپره شوې
reference = د حوالې شمېره
version = نسخه
reviewed-by = بیاکتونکی
sources = سرچینې
contact = اړیکه
other-formats = نورې بڼې
other-languages = نورې ژبې
notices = خبرتیاوې

## A leaflet that is not to be handed out

sample = نمونه، مه یې وېشئ
draft = مسوده، مه یې وېشئ
archived = ارشیف شوې، مه یې وېشئ

## Paper

page = مخ { $page } له { $pages } څخه
see-page = (مخ { $page })
printed-address = ({ $address })

## Electronic books

pages = مخونه
landmarks = اصلي برخې
start-of-text = د متن پیل
accessibility-summary = متن د لوستلو یو ترتیب لري او په هره اندازه ښودل کېدای شي. د مخونو شمېرې له یوې چاپي نسخې سره سمې دي. هر هغه انځور چې معنا لري، په متن کې په کلمو هم تشریح شوی دی.

## The page for browsers

skip-to-helpline = د مرستې کرښې ته ورشئ
skip-to-contents = فهرست ته ورشئ
skip-to-text = متن ته ورشئ
skip-to-dates = د بیاکتنې نېټو ته ورشئ
other-files = دا معلوماتي پاڼه چاپ کړئ یا یې وساتئ
edition-clear = روښانه چاپ
edition-large = غټ چاپ
edition-giant = ډېر غټ چاپ
epub = برېښنايي کتاب (EPUB)
web-page = وېبپاڼه
plain-text = ساده متن
picture = انځور
page-count = { $plural ->
    [one] { $pages } مخ
   *[other] { $pages } مخونه
}
kilobytes = { $size } کیلوبایټ
megabytes = { $size } میګابایټ

## The library page

library = د ناروغانو لپاره معلوماتي پاڼې
search = په سرلیکونو کې لټون
language = ژبه
all-languages = ټولې ژبې
state = حالت
all-states = ټول حالتونه
current = کارول کېږي
review-overdue = د بیاکتنې نېټه تېره شوې ده
review-due-soon = د بیاکتنې نېټه نږدې ده
review-unknown = د بیاکتنې نېټه نه لري
shown = ښودل شوې معلوماتي پاڼې: { $count }
none-shown = هېڅ معلوماتي پاڼه ونه موندل شوه. لږ توري ولیکئ، یا ټولې ژبې او حالتونه وټاکئ.
show-all = ټولې معلوماتي پاڼې وښیئ
feed = د لوستلو اپلیکېشنونو لپاره فیډ (OPDS)
