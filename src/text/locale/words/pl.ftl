# The words of leaflet itself in Polish.

-review-state = machine

## The parts of a leaflet

contents = Spis treści
note = Informacja
warning = Ostrzeżenie
notes = Przypisy
helpline = Infolinia
call-free = Zadzwoń bezpłatnie pod numer
call = Zadzwoń pod numer
short-helpline = { $name }: { $phone }
space-to-write = Miejsce na notatki
figure-key = Objaśnienia do ilustracji

## About this leaflet

about = O tej ulotce
last-reviewed = Ostatni przegląd
last-modified = Ostatnia zmiana
next-review = Następny przegląd
published = Pierwsze wydanie
reference = Numer referencyjny
version = Wersja
reviewed-by = Weryfikacja treści
sources = Źródła
contact = Kontakt
other-formats = Inne formaty
other-languages = Inne języki
notices = Komunikaty

## A leaflet that is not to be handed out

sample = Przykład, nie rozdawać
draft = Wersja robocza, nie rozdawać
archived = Wersja archiwalna, nie rozdawać

## Paper

page = Strona { $page } z { $pages }
see-page = (strona { $page })
printed-address = ({ $address })

## Electronic books

pages = Strony
landmarks = Punkty orientacyjne
start-of-text = Początek tekstu
accessibility-summary = Tekst ma jedną kolejność czytania i można go wyświetlić w dowolnym rozmiarze. Numery stron odpowiadają wydaniu drukowanemu. Każda ilustracja, która niesie treść, jest opisana słowami w tekście.

## The page for browsers

skip-to-helpline = Przejdź do infolinii
skip-to-contents = Przejdź do spisu treści
skip-to-text = Przejdź do tekstu
skip-to-dates = Przejdź do dat przeglądu
other-files = Wydrukuj lub zachowaj tę ulotkę
edition-clear = Wyraźny druk
edition-large = Duży druk
edition-giant = Bardzo duży druk
epub = E-book (EPUB)
web-page = Strona internetowa
plain-text = Zwykły tekst
picture = Ilustracja
page-count = { $plural ->
    [one] { $pages } strona
    [few] { $pages } strony
    [many] { $pages } stron
   *[other] { $pages } strony
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Ulotki dla pacjentów
search = Szukaj w tytułach
language = Język
all-languages = Wszystkie języki
state = Status
all-states = Wszystkie statusy
current = W użyciu
review-overdue = Przegląd po terminie
review-due-soon = Zbliża się termin przeglądu
review-unknown = Brak daty przeglądu
shown = Wyświetlone ulotki: { $count }
none-shown = Żadna ulotka nie pasuje. Wpisz mniej liter albo wybierz wszystkie języki i statusy.
show-all = Pokaż wszystkie ulotki
feed = Kanał dla aplikacji do czytania (OPDS)
