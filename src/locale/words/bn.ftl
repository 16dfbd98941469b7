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
