# The words of leaflet itself in Persian.

-review-state = machine

## The parts of a leaflet

contents = فهرست مطالب
note = نکته
warning = هشدار
notes = پانوشت‌ها
helpline = خط مشاوره تلفنی
call-free = تماس رایگان با شماره
call = تماس با شماره
short-helpline = { $name }: { $phone }
space-to-write = جای نوشتن
figure-key = راهنمای تصویر

## About this leaflet

about = درباره این بروشور
last-reviewed = آخرین بازبینی
last-modified = آخرین تغییر
next-review = بازبینی بعدی
published = نخستین انتشار
reference = شماره مرجع
version = نسخه
reviewed-by = بازبینی توسط
sources = منابع
contact = تماس
other-formats = قالب‌های دیگر
other-languages = زبان‌های دیگر
notices = اطلاعیه‌ها

## A leaflet that is not to be handed out

sample = نمونه، توزیع نکنید
draft = پیش‌نویس، توزیع نکنید
archived = بایگانی‌شده، توزیع نکنید

## Paper

page = صفحه { $page } از { $pages }
see-page = (صفحه { $page })
printed-address = ({ $address })

## Electronic books

pages = صفحه‌ها
landmarks = بخش‌های اصلی
start-of-text = آغاز متن
accessibility-summary = متن فقط یک ترتیب خواندن دارد و می‌توان آن را در هر اندازه‌ای نمایش داد. شماره صفحه‌ها با یک نسخه چاپی یکی است. هر تصویری که معنایی دارد، در متن با کلمات توضیح داده شده است.

## The page for browsers

skip-to-helpline = رفتن به خط مشاوره تلفنی
skip-to-contents = رفتن به فهرست مطالب
skip-to-text = رفتن به متن
skip-to-dates = رفتن به تاریخ‌های بازبینی
other-files = این بروشور را چاپ کنید یا نگه دارید
edition-clear = چاپ خوانا
edition-large = چاپ درشت
edition-giant = چاپ بسیار درشت
epub = کتاب الکترونیکی (EPUB)
web-page = صفحه وب
plain-text = متن ساده
picture = تصویر
page-count = { $plural ->
    [one] { $pages } صفحه
   *[other] { $pages } صفحه
}
kilobytes = { $size } کیلوبایت
megabytes = { $size } مگابایت

## The library page

library = بروشورهای ویژه بیماران
search = جستجو در عنوان‌ها
language = زبان
all-languages = همه زبان‌ها
state = وضعیت
all-states = همه وضعیت‌ها
current = در حال استفاده
review-overdue = موعد بازبینی گذشته است
review-due-soon = موعد بازبینی نزدیک است
review-unknown = بدون تاریخ بازبینی
shown = بروشورهای نمایش‌داده‌شده: { $count }
none-shown = هیچ بروشوری پیدا نشد. حروف کمتری بنویسید، یا همه زبان‌ها و وضعیت‌ها را انتخاب کنید.
show-all = نمایش همه بروشورها
feed = خوراک برای برنامه‌های کتاب‌خوان (OPDS)
