# The words of leaflet itself in Tigrinya.

-review-state = machine

## The parts of a leaflet

contents = ትሕዝቶ
note = መተሓሳሰቢ
warning = መጠንቀቕታ
notes = መብርሂታት
helpline = መስመር ሓገዝ
call-free = ናብዚ ቁጽሪ ብናጻ ደውሉ፦
call = ናብዚ ቁጽሪ ደውሉ፦
short-helpline = { $name }፦ { $phone }
space-to-write = ንምጽሓፍ ዝኸውን ቦታ
figure-key = ክፋላት ናይቲ ስእሊ

## About this leaflet

about = ብዛዕባ እዚ በራሪ ጽሑፍ
last-reviewed = ናይ መወዳእታ ግምገማ
last-modified = ናይ መወዳእታ ለውጢ
next-review = ቀጻሊ ግምገማ
published = ንመጀመርታ ግዜ ዝተሓትመሉ
reference = ቁጽሪ መወከሲ
version = ሕታም
reviewed-by = ገምጋሚ
sources = መወከሲታት
contact = መራኸቢ
other-formats = ካልኦት ቅርጺታት
other-languages = ካልኦት ቋንቋታት
notices = መፍለጢታት

## A leaflet that is not to be handed out

sample = መርኣያ፣ ኣይትዕድልዎ
draft = ረቂቕ፣ ኣይትዕድልዎ
archived = ኣብ ማህደር ዝተቐመጠ፣ ኣይትዕድልዎ

## Paper

page = ገጽ { $page } ካብ { $pages }
see-page = (ገጽ { $page })
printed-address = ({ $address })

## Electronic books

pages = ገጻት
landmarks = ቀንዲ ክፋላት
start-of-text = መጀመርታ ናይቲ ጽሑፍ
accessibility-summary = እቲ ጽሑፍ ብሓደ ቅደም ተኸተል ንባብ ዝተሰርዐ እዩ፣ ብዝኾነ ዓቐን ድማ ክረአ ይኽእል። ቁጽርታት ገጽ ምስ ሓደ ዝተሓትመ ቅዳሕ ይሰማምዑ። ትርጉም ዘለዎ ነፍሲ ወከፍ ስእሊ ኣብቲ ጽሑፍ ብቃላት ተገሊጹ ኣሎ።
