# The words of leaflet itself in German.

-review-state = machine

## The parts of a leaflet

contents = Inhalt
note = Hinweis
warning = Achtung
notes = Anmerkungen
helpline = Beratungstelefon
call-free = Kostenlos anrufen unter
call = Anrufen unter
short-helpline = { $name }: { $phone }
space-to-write = Platz zum Schreiben
figure-key = Legende zum Bild

## About this leaflet

about = Über diese Patienteninformation
last-reviewed = Zuletzt überprüft
last-modified = Zuletzt geändert
next-review = Nächste Überprüfung
published = Erstmals veröffentlicht
reference = Referenznummer
version = Version
reviewed-by = Überprüft von
sources = Quellen
contact = Kontakt
other-formats = Andere Formate
other-languages = Andere Sprachen
notices = Mitteilungen

## A leaflet that is not to be handed out

sample = Muster, nicht aushändigen
draft = Entwurf, nicht aushändigen
archived = Archiviert, nicht aushändigen

## Paper

page = Seite { $page } von { $pages }
see-page = (Seite { $page })
printed-address = ({ $address })

## Electronic books

pages = Seiten
landmarks = Hauptteile
start-of-text = Textbeginn
accessibility-summary = Der Text hat eine einzige Lesereihenfolge und lässt sich in jeder Größe anzeigen. Die Seitenzahlen folgen einer gedruckten Ausgabe. Jedes Bild, das etwas aussagt, ist im Text in Worten wiedergegeben.

## The page for browsers

skip-to-helpline = Zum Beratungstelefon springen
skip-to-contents = Zum Inhaltsverzeichnis springen
skip-to-text = Zum Text springen
skip-to-dates = Zu den Überprüfungsterminen springen
other-files = Diese Patienteninformation drucken oder aufbewahren
edition-clear = Klare Schrift
edition-large = Große Schrift
edition-giant = Sehr große Schrift
epub = E-Book (EPUB)
web-page = Webseite
plain-text = Nur Text
picture = Bild
page-count = { $plural ->
    [one] { $pages } Seite
   *[other] { $pages } Seiten
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Patienteninformationen
search = In den Titeln suchen
language = Sprache
all-languages = Alle Sprachen
state = Status
all-states = Jeder Status
current = In Gebrauch
review-overdue = Überprüfung überfällig
review-due-soon = Überprüfung bald fällig
review-unknown = Kein Überprüfungsdatum
shown = Angezeigte Patienteninformationen: { $count }
none-shown = Keine Patienteninformation gefunden. Versuchen Sie es mit weniger Buchstaben oder mit allen Sprachen und jedem Status.
show-all = Alle Patienteninformationen anzeigen
feed = Feed für Lese-Apps (OPDS)
