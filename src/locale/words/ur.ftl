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
