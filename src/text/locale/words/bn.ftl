# The words of leaflet itself in Bengali.

-review-state = machine

## The parts of a leaflet

contents = সূচিপত্র
note = দ্রষ্টব্য
warning = সতর্কতা
notes = পাদটীকা
helpline = হেল্পলাইন
call-free = বিনা খরচে ফোন করুন:
call = ফোন করুন:
short-helpline = { $name }: { $phone }
space-to-write = লেখার জায়গা
figure-key = ছবির বিভিন্ন অংশ

## About this leaflet

about = এই লিফলেট সম্পর্কে
last-reviewed = সর্বশেষ পর্যালোচনা
last-modified = সর্বশেষ পরিবর্তন
next-review = পরবর্তী পর্যালোচনা
published = প্রথম প্রকাশ
reference = রেফারেন্স নম্বর
version = সংস্করণ
reviewed-by = পর্যালোচনা করেছেন
sources = তথ্যসূত্র
contact = যোগাযোগ
other-formats = অন্যান্য ফরম্যাট
other-languages = অন্যান্য ভাষা
notices = বিজ্ঞপ্তি

## A leaflet that is not to be handed out

sample = নমুনা, বিতরণ করবেন না
draft = খসড়া, বিতরণ করবেন না
archived = সংরক্ষিত পুরোনো কপি, বিতরণ করবেন না

## Paper

page = পৃষ্ঠা { $page }, মোট { $pages }
see-page = (পৃষ্ঠা { $page })
printed-address = ({ $address })

## Electronic books

pages = পৃষ্ঠাসমূহ
landmarks = প্রধান অংশগুলো
start-of-text = লেখার শুরু
accessibility-summary = লেখাটি পড়ার ক্রম একটিই এবং এটি যেকোনো আকারে দেখানো যায়। পৃষ্ঠার নম্বরগুলো একটি ছাপানো সংস্করণ অনুযায়ী। অর্থ বহন করে এমন প্রতিটি ছবির কথা লেখার মধ্যে শব্দে দেওয়া আছে।

## The page for browsers

skip-to-helpline = হেল্পলাইনে যান
skip-to-contents = সূচিপত্রে যান
skip-to-text = মূল লেখায় যান
skip-to-dates = পর্যালোচনার তারিখে যান
other-files = এই লিফলেট ছাপান বা রেখে দিন
edition-clear = স্পষ্ট হরফ
edition-large = বড় হরফ
edition-giant = খুব বড় হরফ
epub = ই-বুক (EPUB)
web-page = ওয়েব পৃষ্ঠা
plain-text = সাধারণ লেখা
picture = ছবি
page-count = { $plural ->
    [one] { $pages } পৃষ্ঠা
   *[other] { $pages } পৃষ্ঠা
}
kilobytes = { $size } কেবি
megabytes = { $size } এমবি

## The library page

library = রোগীদের জন্য লিফলেট
search = শিরোনামে খুঁজুন
language = ভাষা
all-languages = সব ভাষা
state = অবস্থা
all-states = সব অবস্থা
current = চালু আছে
review-overdue = পর্যালোচনার তারিখ পেরিয়ে গেছে
review-due-soon = পর্যালোচনার তারিখ এগিয়ে আসছে
review-unknown = পর্যালোচনার তারিখ নেই
shown = দেখানো লিফলেটের সংখ্যা: { $count }
none-shown = কোনো লিফলেট মেলেনি। আরও কম অক্ষর লিখে দেখুন, অথবা সব ভাষা ও সব অবস্থা বেছে নিন।
show-all = সব লিফলেট দেখান
feed = পড়ার অ্যাপের জন্য ফিড (OPDS)
