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
