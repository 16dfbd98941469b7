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

## The page for browsers

skip-to-helpline = ናብ መስመር ሓገዝ ስገሩ
skip-to-contents = ናብ ትሕዝቶ ስገሩ
skip-to-text = ናብቲ ጽሑፍ ስገሩ
skip-to-dates = ናብ ዕለታት ግምገማ ስገሩ
other-files = ነዚ በራሪ ጽሑፍ ሕተምዎ ወይ ዓቅብዎ
edition-clear = ንጹር ፊደል
edition-large = ዓቢ ፊደል
edition-giant = ኣዝዩ ዓቢ ፊደል
epub = ኤለክትሮኒካዊ መጽሓፍ (EPUB)
web-page = ገጽ መርበብ
plain-text = ንጹር ጽሑፍ
picture = ስእሊ
page-count = { $plural ->
    [one] { $pages } ገጽ
   *[other] { $pages } ገጻት
}
kilobytes = { $size } ኪሎባይት
megabytes = { $size } ሜጋባይት

## The library page

library = በረርቲ ጽሑፋት ንሕሙማት
search = ኣብ ኣርእስታት ድለዩ
language = ቋንቋ
all-languages = ኩሎም ቋንቋታት
state = ኩነታት
all-states = ኩሉ ኩነታት
current = ኣብ ጥቅሚ ዘሎ
review-overdue = ግዜ ግምገማ ሓሊፉ
review-due-soon = ግዜ ግምገማ ቀሪቡ
review-unknown = ዕለት ግምገማ የለን
shown = ዝርአዩ ዘለዉ በረርቲ ጽሑፋት፦ { $count }
none-shown = ዝሰማማዕ በራሪ ጽሑፍ የለን። ዝወሓዱ ፊደላት ፈትኑ፣ ወይ ኩሎም ቋንቋታትን ኩነታትን ምረጹ።
show-all = ኩሎም በረርቲ ጽሑፋት ኣርእዩ
feed = ዝርዝር መጻሕፍቲ ንመንበቢ መተግበሪታት (OPDS)
