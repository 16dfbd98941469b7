# The words of leaflet itself in Arabic.

-review-state = machine

## The parts of a leaflet

contents = المحتويات
note = ملاحظة
warning = تحذير
notes = الحواشي
helpline = خط المساعدة
call-free = اتصل مجانًا على الرقم
call = اتصل على الرقم
short-helpline = { $name }: { $phone }
space-to-write = مساحة للكتابة
figure-key = مفتاح الصورة

## About this leaflet

about = عن هذه النشرة
last-reviewed = آخر مراجعة
last-modified = آخر تعديل
next-review = المراجعة القادمة
published = أول نشر
reference = الرقم المرجعي
version = الإصدار
reviewed-by = راجعها
sources = المراجع
contact = للتواصل
other-formats = صيغ أخرى
other-languages = لغات أخرى
notices = إشعارات

## A leaflet that is not to be handed out

sample = نموذج، غير مخصص للتوزيع
draft = مسودة، غير مخصصة للتوزيع
archived = نسخة مؤرشفة، غير مخصصة للتوزيع

## Paper

page = الصفحة { $page } من { $pages }
see-page = (صفحة { $page })
printed-address = ({ $address })

## Electronic books

pages = الصفحات
landmarks = الأجزاء الرئيسية
start-of-text = بداية النص
accessibility-summary = للنص ترتيب قراءة واحد، ويمكن عرضه بأي حجم. وأرقام الصفحات هي أرقام صفحات نسخة مطبوعة. ولكل صورة تحمل معنى شرح بالكلمات في النص.

## The page for browsers

skip-to-helpline = الانتقال إلى خط المساعدة
skip-to-contents = الانتقال إلى المحتويات
skip-to-text = الانتقال إلى النص
skip-to-dates = الانتقال إلى تواريخ المراجعة
other-files = طباعة هذه النشرة أو الاحتفاظ بها
edition-clear = خط واضح
edition-large = خط كبير
edition-giant = خط كبير جدًا
epub = كتاب إلكتروني (EPUB)
web-page = صفحة ويب
plain-text = نص عادي
picture = صورة
page-count = { $plural ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}
kilobytes = { $size } كيلوبايت
megabytes = { $size } ميغابايت

## The library page

library = نشرات للمرضى
search = البحث في العناوين
language = اللغة
all-languages = جميع اللغات
state = الحالة
all-states = جميع الحالات
current = قيد الاستخدام
review-overdue = فات موعد المراجعة
review-due-soon = موعد المراجعة قريب
review-unknown = لا يوجد تاريخ للمراجعة
shown = النشرات المعروضة: { $count }
none-shown = لا توجد نشرة مطابقة. جرّب حروفًا أقل، أو اختر جميع اللغات والحالات.
show-all = عرض جميع النشرات
feed = موجز لتطبيقات القراءة (OPDS)
