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
