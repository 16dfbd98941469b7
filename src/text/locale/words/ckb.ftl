# The words of leaflet itself in Sorani Kurdish.

-review-state = machine

## The parts of a leaflet

contents = ناوەڕۆک
note = تێبینی
warning = هۆشداری
notes = پەراوێزەکان
helpline = هێڵی یارمەتی
call-free = بەخۆڕایی پەیوەندی بکەن بە ژمارەی
call = پەیوەندی بکەن بە ژمارەی
short-helpline = { $name }: { $phone }
space-to-write = شوێنی نووسین
figure-key = بەشەکانی وێنەکە

## About this leaflet

about = دەربارەی ئەم نامیلکەیە
last-reviewed = دوایین پێداچوونەوە
last-modified = دوایین گۆڕانکاری
next-review = پێداچوونەوەی داهاتوو
published = یەکەم بڵاوکردنەوە
reference = ژمارەی ئاماژە
version = وەشان
reviewed-by = پێداچوونەوە لەلایەن
sources = سەرچاوەکان
contact = پەیوەندی
other-formats = شێوازەکانی تر
other-languages = زمانەکانی تر
notices = ئاگادارییەکان

## A leaflet that is not to be handed out

sample = نموونە، دابەشی مەکەن
draft = ڕەشنووس، دابەشی مەکەن
archived = ئەرشیڤکراو، دابەشی مەکەن

## Paper

page = لاپەڕەی { $page } لە { $pages }
see-page = (لاپەڕەی { $page })
printed-address = ({ $address })

## Electronic books

pages = لاپەڕەکان
landmarks = بەشە سەرەکییەکان
start-of-text = سەرەتای دەق
accessibility-summary = دەقەکە یەک ڕیزبەندی خوێندنەوەی هەیە و دەتوانرێت بە هەر قەبارەیەک پیشان بدرێت. ژمارەی لاپەڕەکان بەپێی چاپێکی سەر کاغەزە. هەر وێنەیەک کە واتایەکی هەبێت، لە دەقەکەدا بە وشە باس کراوە.

## The page for browsers

skip-to-helpline = بڕۆن بۆ هێڵی یارمەتی
skip-to-contents = بڕۆن بۆ ناوەڕۆک
skip-to-text = بڕۆن بۆ دەق
skip-to-dates = بڕۆن بۆ بەروارەکانی پێداچوونەوە
other-files = ئەم نامیلکەیە چاپ بکەن یان هەڵیبگرن
edition-clear = چاپی ڕوون
edition-large = چاپی گەورە
edition-giant = چاپی زۆر گەورە
epub = کتێبی ئەلیکترۆنی (EPUB)
web-page = لاپەڕەی وێب
plain-text = دەقی سادە
picture = وێنە
page-count = { $plural ->
    [one] { $pages } لاپەڕە
   *[other] { $pages } لاپەڕە
}
kilobytes = { $size } کیلۆبایت
megabytes = { $size } مێگابایت

## The library page

library = نامیلکە بۆ نەخۆشان
search = گەڕان لە ناونیشانەکاندا
language = زمان
all-languages = هەموو زمانەکان
state = دۆخ
all-states = هەموو دۆخەکان
current = لە بەکارهێناندایە
review-overdue = کاتی پێداچوونەوە بەسەرچووە
review-due-soon = کاتی پێداچوونەوە نزیکە
review-unknown = بەرواری پێداچوونەوەی نییە
shown = نامیلکە پیشاندراوەکان: { $count }
none-shown = هیچ نامیلکەیەک نەدۆزرایەوە. پیتی کەمتر بنووسن، یان هەموو زمان و دۆخەکان هەڵبژێرن.
show-all = هەموو نامیلکەکان پیشان بدەن
feed = فید بۆ ئەپەکانی خوێندنەوە (OPDS)
