# The words of leaflet itself in Nepali.

-review-state = machine

## The parts of a leaflet

contents = विषयसूची
note = नोट
warning = चेतावनी
notes = पादटिप्पणीहरू
helpline = हेल्पलाइन
call-free = यस नम्बरमा निःशुल्क फोन गर्नुहोस्:
call = यस नम्बरमा फोन गर्नुहोस्:
short-helpline = { $name }: { $phone }
space-to-write = लेख्ने ठाउँ
figure-key = चित्रका भागहरू

## About this leaflet

about = यस पर्चाको बारेमा
last-reviewed = पछिल्लो समीक्षा
last-modified = पछिल्लो परिवर्तन
next-review = अर्को समीक्षा
published = पहिलो प्रकाशन
reference = सन्दर्भ नम्बर
version = संस्करण
reviewed-by = समीक्षा गर्ने
sources = सन्दर्भ सामग्री
contact = सम्पर्क
other-formats = अन्य ढाँचाहरू
other-languages = अन्य भाषाहरू
notices = सूचनाहरू

## A leaflet that is not to be handed out

sample = नमुना, वितरण नगर्नुहोस्
draft = मस्यौदा, वितरण नगर्नुहोस्
archived = अभिलेखमा राखिएको पुरानो प्रति, वितरण नगर्नुहोस्

## Paper

page = { $pages } मध्ये पृष्ठ { $page }
see-page = (पृष्ठ { $page })
printed-address = ({ $address })

## Electronic books

pages = पृष्ठहरू
landmarks = मुख्य भागहरू
start-of-text = पाठको सुरु
accessibility-summary = पाठ पढ्ने एउटै क्रममा छ र जुनसुकै आकारमा देखाउन सकिन्छ। पृष्ठ नम्बरहरू एउटा छापिएको संस्करणअनुसार छन्। अर्थ बोक्ने हरेक चित्रको कुरा पाठमा शब्दमा पनि दिइएको छ।

## The page for browsers

skip-to-helpline = हेल्पलाइनमा जानुहोस्
skip-to-contents = विषयसूचीमा जानुहोस्
skip-to-text = पाठमा जानुहोस्
skip-to-dates = समीक्षाका मितिहरूमा जानुहोस्
other-files = यो पर्चा छाप्नुहोस् वा राख्नुहोस्
edition-clear = स्पष्ट अक्षर
edition-large = ठूला अक्षर
edition-giant = धेरै ठूला अक्षर
epub = ई-बुक (EPUB)
web-page = वेब पृष्ठ
plain-text = सादा पाठ
picture = चित्र
page-count = { $plural ->
    [one] { $pages } पृष्ठ
   *[other] { $pages } पृष्ठ
}
kilobytes = { $size } केबी
megabytes = { $size } एमबी

## The library page

library = बिरामीका लागि पर्चाहरू
search = शीर्षकहरूमा खोज्नुहोस्
language = भाषा
all-languages = सबै भाषा
state = स्थिति
all-states = सबै स्थिति
current = प्रयोगमा
review-overdue = समीक्षाको मिति नाघिसकेको
review-due-soon = समीक्षाको मिति नजिकिँदै
review-unknown = समीक्षाको मिति छैन
shown = देखाइएका पर्चाहरू: { $count }
none-shown = कुनै पर्चा भेटिएन। कम अक्षर लेखेर हेर्नुहोस्, वा सबै भाषा र स्थिति छान्नुहोस्।
show-all = सबै पर्चा देखाउनुहोस्
feed = पढ्ने एपका लागि फिड (OPDS)
