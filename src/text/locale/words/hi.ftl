# The words of leaflet itself in Hindi.

-review-state = machine

## The parts of a leaflet

contents = विषय-सूची
note = नोट
warning = चेतावनी
notes = पाद-टिप्पणियाँ
helpline = हेल्पलाइन
call-free = इस नंबर पर मुफ़्त फ़ोन करें:
call = इस नंबर पर फ़ोन करें:
short-helpline = { $name }: { $phone }
space-to-write = लिखने की जगह
figure-key = चित्र के भाग

## About this leaflet

about = इस पर्चे के बारे में
last-reviewed = पिछली समीक्षा
last-modified = पिछला बदलाव
next-review = अगली समीक्षा
published = पहली बार प्रकाशित
reference = संदर्भ संख्या
version = संस्करण
reviewed-by = समीक्षा करने वाले
sources = संदर्भ
contact = संपर्क
other-formats = अन्य प्रारूप
other-languages = अन्य भाषाएँ
notices = सूचनाएँ

## A leaflet that is not to be handed out

sample = नमूना, न बाँटें
draft = मसौदा, न बाँटें
archived = सहेजी हुई पुरानी प्रति, न बाँटें

## Paper

page = { $pages } में से पृष्ठ { $page }
see-page = (पृष्ठ { $page })
printed-address = ({ $address })

## Electronic books

pages = पृष्ठ
landmarks = मुख्य भाग
start-of-text = पाठ की शुरुआत
accessibility-summary = पाठ पढ़ने के एक ही क्रम में है और किसी भी आकार में दिखाया जा सकता है। पृष्ठ संख्याएँ एक छपे हुए संस्करण के अनुसार हैं। अर्थ रखने वाले हर चित्र की बात पाठ में शब्दों में भी दी गई है।

## The page for browsers

skip-to-helpline = हेल्पलाइन पर जाएँ
skip-to-contents = विषय-सूची पर जाएँ
skip-to-text = पाठ पर जाएँ
skip-to-dates = समीक्षा की तारीख़ों पर जाएँ
other-files = यह पर्चा छापें या अपने पास रखें
edition-clear = स्पष्ट अक्षर
edition-large = बड़े अक्षर
edition-giant = बहुत बड़े अक्षर
epub = ई-बुक (EPUB)
web-page = वेब पृष्ठ
plain-text = सादा पाठ
picture = चित्र
page-count = { $plural ->
    [one] { $pages } पृष्ठ
   *[other] { $pages } पृष्ठ
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = मरीज़ों के लिए पर्चे
search = शीर्षकों में खोजें
language = भाषा
all-languages = सभी भाषाएँ
state = स्थिति
all-states = सभी स्थितियाँ
current = उपयोग में
review-overdue = समीक्षा की तारीख़ बीत गई है
review-due-soon = समीक्षा की तारीख़ नज़दीक है
review-unknown = समीक्षा की तारीख़ नहीं है
shown = दिखाए गए पर्चे: { $count }
none-shown = कोई पर्चा नहीं मिला। कम अक्षर लिखकर देखें, या सभी भाषाएँ और स्थितियाँ चुनें।
show-all = सभी पर्चे दिखाएँ
feed = पढ़ने वाले ऐप के लिए फ़ीड (OPDS)
