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

## The page for browsers

skip-to-helpline = Danışma hattına geçin
skip-to-contents = İçindekilere geçin
skip-to-text = Metne geçin
skip-to-dates = Gözden geçirme tarihlerine geçin
other-files = Bu broşürü yazdırın veya saklayın
edition-clear = Okunaklı baskı
edition-large = Büyük puntolu baskı
edition-giant = Çok büyük puntolu baskı
epub = E-kitap (EPUB)
web-page = Web sayfası
plain-text = Düz metin
picture = Resim
page-count = { $plural ->
    [one] { $pages } sayfa
   *[other] { $pages } sayfa
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Hasta broşürleri
search = Başlıklarda arayın
language = Dil
all-languages = Tüm diller
state = Durum
all-states = Tüm durumlar
current = Kullanımda
review-overdue = Gözden geçirme gecikti
review-due-soon = Gözden geçirme yaklaşıyor
review-unknown = Gözden geçirme tarihi yok
shown = Gösterilen broşürler: { $count }
none-shown = Eşleşen broşür yok. Daha az harf yazın ya da tüm dilleri ve durumları seçin.
show-all = Tüm broşürleri gösterin
feed = Okuma uygulamaları için akış (OPDS)
