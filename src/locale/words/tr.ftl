# The words of leaflet itself in Turkish.

-review-state = machine

## The parts of a leaflet

contents = İçindekiler
note = Not
warning = Uyarı
notes = Dipnotlar
helpline = Danışma hattı
call-free = Ücretsiz arayın:
call = Arayın:
short-helpline = { $name }: { $phone }
space-to-write = Yazmak için boş alan
figure-key = Resim açıklamaları

## About this leaflet

about = Bu broşür hakkında
last-reviewed = Son gözden geçirme tarihi
last-modified = Son değişiklik tarihi
next-review = Sonraki gözden geçirme tarihi
published = İlk yayın tarihi
reference = Referans numarası
version = Sürüm
reviewed-by = Gözden geçiren
sources = Kaynaklar
contact = İletişim
other-formats = Diğer formatlar
other-languages = Diğer diller
notices = Duyurular

## A leaflet that is not to be handed out

sample = Örnektir, dağıtmayın
draft = Taslaktır, dağıtmayın
archived = Arşivlenmiştir, dağıtmayın

## Paper

page = Sayfa { $page } / { $pages }
see-page = (sayfa { $page })
printed-address = ({ $address })

## Electronic books

pages = Sayfalar
landmarks = Ana bölümler
start-of-text = Metnin başlangıcı
accessibility-summary = Metnin tek bir okuma sırası vardır ve metin her boyutta görüntülenebilir. Sayfa numaraları basılı sürüme göredir. Anlam taşıyan her resim metinde sözcüklerle anlatılmıştır.
