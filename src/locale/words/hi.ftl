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
