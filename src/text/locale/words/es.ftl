# The words of leaflet itself in Spanish.

-review-state = machine

## The parts of a leaflet

contents = Índice
note = Nota
warning = Advertencia
notes = Notas
helpline = Línea de ayuda
call-free = Llame gratis al
call = Llame al
short-helpline = { $name }: { $phone }
space-to-write = Espacio para escribir
figure-key = Leyenda de la imagen

## About this leaflet

about = Acerca de este folleto
last-reviewed = Última revisión
last-modified = Última modificación
next-review = Próxima revisión
published = Primera publicación
reference = Referencia
version = Versión
reviewed-by = Revisado por
sources = Fuentes
contact = Contacto
other-formats = Otros formatos
other-languages = Otros idiomas
notices = Avisos

## A leaflet that is not to be handed out

sample = Muestra, no distribuir
draft = Borrador, no distribuir
archived = Archivado, no distribuir

## Paper

page = Página { $page } de { $pages }
see-page = (página { $page })
printed-address = ({ $address })

## Electronic books

pages = Páginas
landmarks = Puntos de referencia
start-of-text = Inicio del texto
accessibility-summary = El texto tiene un único orden de lectura y puede mostrarse en cualquier tamaño. Los números de página corresponden a una edición impresa. Todas las imágenes con significado están descritas con palabras en el texto.

## The page for browsers

skip-to-helpline = Saltar a la línea de ayuda
skip-to-contents = Saltar al índice
skip-to-text = Saltar al texto
skip-to-dates = Saltar a las fechas de revisión
other-files = Imprimir o guardar este folleto
edition-clear = Letra clara
edition-large = Letra grande
edition-giant = Letra muy grande
epub = Libro electrónico (EPUB)
web-page = Página web
plain-text = Texto sin formato
picture = Imagen
page-count = { $plural ->
    [one] { $pages } página
    [many] { $pages } de páginas
   *[other] { $pages } páginas
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Folletos para pacientes
search = Buscar en los títulos
language = Idioma
all-languages = Todos los idiomas
state = Estado
all-states = Todos los estados
current = En uso
review-overdue = Revisión atrasada
review-due-soon = Revisión próxima
review-unknown = Sin fecha de revisión
shown = Folletos mostrados: { $count }
none-shown = Ningún folleto coincide. Pruebe con menos letras, o con todos los idiomas y estados.
show-all = Mostrar todos los folletos
feed = Canal para aplicaciones de lectura (OPDS)
