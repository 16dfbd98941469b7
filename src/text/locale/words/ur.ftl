# The words of leaflet itself in Urdu.

-review-state = machine

## The parts of a leaflet

contents = فہرست مضامین
note = نوٹ
warning = انتباہ
notes = حواشی
helpline = ہیلپ لائن
call-free = اس نمبر پر مفت کال کریں:
call = اس نمبر پر کال کریں:
short-helpline = { $name }: { $phone }
space-to-write = لکھنے کی جگہ
figure-key = تصویر کے حصے

## About this leaflet

about = اس کتابچے کے بارے میں
last-reviewed = آخری جائزہ
last-modified = آخری تبدیلی
next-review = اگلا جائزہ
published = پہلی اشاعت
reference = حوالہ نمبر
version = ورژن
reviewed-by = جائزہ لینے والے
sources = حوالہ جات
contact = رابطہ
other-formats = دیگر فارمیٹ
other-languages = دیگر زبانیں
notices = اعلانات

## A leaflet that is not to be handed out

sample = نمونہ، تقسیم نہ کریں
draft = مسودہ، تقسیم نہ کریں
archived = پرانا محفوظ شدہ نسخہ، تقسیم نہ کریں

## Paper

page = صفحہ { $page } از { $pages }
see-page = (صفحہ { $page })
printed-address = ({ $address })

## Electronic books

pages = صفحات
landmarks = اہم حصے
start-of-text = متن کا آغاز
accessibility-summary = متن پڑھنے کی ایک ہی ترتیب میں ہے اور کسی بھی سائز میں دکھایا جا سکتا ہے۔ صفحہ نمبر ایک چھپے ہوئے نسخے کے مطابق ہیں۔ معنی رکھنے والی ہر تصویر کی بات متن میں الفاظ میں بھی دی گئی ہے۔

## The page for browsers

skip-to-helpline = ہیلپ لائن پر جائیں
skip-to-contents = فہرست مضامین پر جائیں
skip-to-text = متن پر جائیں
skip-to-dates = جائزے کی تاریخوں پر جائیں
other-files = یہ کتابچہ پرنٹ کریں یا محفوظ رکھیں
edition-clear = واضح حروف
edition-large = بڑے حروف
edition-giant = بہت بڑے حروف
epub = ای بک (EPUB)
web-page = ویب صفحہ
plain-text = سادہ متن
picture = تصویر
page-count = { $plural ->
    [one] { $pages } صفحہ
   *[other] { $pages } صفحات
}
kilobytes = { $size } کے بی
megabytes = { $size } ایم بی

## The library page

library = مریضوں کے لیے کتابچے
search = عنوانات میں تلاش کریں
language = زبان
all-languages = تمام زبانیں
state = حالت
all-states = تمام حالتیں
current = زیرِ استعمال
review-overdue = جائزے کی تاریخ گزر چکی ہے
review-due-soon = جائزے کی تاریخ قریب ہے
review-unknown = جائزے کی تاریخ درج نہیں
shown = دکھائے گئے کتابچے: { $count }
none-shown = کوئی کتابچہ نہیں ملا۔ کم حروف لکھ کر دیکھیں، یا تمام زبانیں اور حالتیں منتخب کریں۔
show-all = تمام کتابچے دکھائیں
feed = پڑھنے کی ایپس کے لیے فیڈ (OPDS)
