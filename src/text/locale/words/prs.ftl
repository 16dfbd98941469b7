# The words of leaflet itself in Dari.

-review-state = machine

## The parts of a leaflet

contents = فهرست مطالب
note = یادداشت
warning = هشدار
notes = پاورقی‌ها
helpline = خط تلیفونی کمک
call-free = تماس رایگان به شماره
call = تماس به شماره
short-helpline = { $name }: { $phone }
space-to-write = جای برای نوشتن
figure-key = راهنمای تصویر

## About this leaflet

about = در باره این ورق معلوماتی
last-reviewed = آخرین بازنگری
last-modified = آخرین تغییر
next-review = بازنگری بعدی
published = نخستین نشر
reference = شماره مرجع
version = نسخه
reviewed-by = بازنگری توسط
sources = منابع
contact = تماس
other-formats = شکل‌های دیگر
other-languages = زبان‌های دیگر
notices = اعلان‌ها

## A leaflet that is not to be handed out

sample = نمونه، توزیع نکنید
draft = مسوده، توزیع نکنید
archived = آرشیف‌شده، توزیع نکنید

## Paper

page = صفحه { $page } از { $pages }
see-page = (صفحه { $page })
printed-address = ({ $address })

## Electronic books

pages = صفحات
landmarks = بخش‌های عمده
start-of-text = آغاز متن
accessibility-summary = متن تنها یک ترتیب خواندن دارد و به هر اندازه نشان داده شده می‌تواند. شماره‌های صفحات با یک نسخه چاپی یکی است. هر تصویری که معنی دارد، در متن با کلمات تشریح شده است.

## The page for browsers

skip-to-helpline = رفتن به خط تلیفونی کمک
skip-to-contents = رفتن به فهرست مطالب
skip-to-text = رفتن به متن
skip-to-dates = رفتن به تاریخ‌های بازنگری
other-files = این ورق معلوماتی را چاپ کنید یا نگه دارید
edition-clear = چاپ واضح
edition-large = چاپ کلان
edition-giant = چاپ بسیار کلان
epub = کتاب الکترونیکی (EPUB)
web-page = صفحه ویب
plain-text = متن ساده
picture = تصویر
page-count = { $plural ->
    [one] { $pages } صفحه
   *[other] { $pages } صفحه
}
kilobytes = { $size } کیلوبایت
megabytes = { $size } میگابایت

## The library page

library = ورق‌های معلوماتی برای مریضان
search = جستجو در عنوان‌ها
language = زبان
all-languages = همه زبان‌ها
state = حالت
all-states = همه حالت‌ها
current = در حال استفاده
review-overdue = وقت بازنگری گذشته است
review-due-soon = وقت بازنگری نزدیک است
review-unknown = تاریخ بازنگری ندارد
shown = ورق‌های معلوماتی نشان‌داده‌شده: { $count }
none-shown = هیچ ورق معلوماتی پیدا نشد. حروف کمتر بنویسید، یا همه زبان‌ها و حالت‌ها را انتخاب کنید.
show-all = نشان دادن همه ورق‌های معلوماتی
feed = فید برای اپلیکیشن‌های کتاب‌خوانی (OPDS)
