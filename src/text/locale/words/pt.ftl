# The words of leaflet itself in Portuguese.

-review-state = machine

## The parts of a leaflet

contents = Índice
note = Nota
warning = Atenção
notes = Notas
helpline = Linha de apoio
call-free = Ligue grátis para o
call = Ligue para o
short-helpline = { $name }: { $phone }
space-to-write = Espaço para escrever
figure-key = Legenda da imagem

## About this leaflet

about = Sobre este folheto
last-reviewed = Última revisão
last-modified = Última alteração
next-review = Próxima revisão
published = Primeira publicação
reference = Referência
version = Versão
reviewed-by = Revisto por
sources = Fontes
contact = Contacto
other-formats = Outros formatos
other-languages = Outros idiomas
notices = Avisos

## A leaflet that is not to be handed out

sample = Exemplo, não distribuir
draft = Rascunho, não distribuir
archived = Arquivado, não distribuir

## Paper

page = Página { $page } de { $pages }
see-page = (página { $page })
printed-address = ({ $address })

## Electronic books

pages = Páginas
landmarks = Pontos de referência
start-of-text = Início do texto
accessibility-summary = O texto segue uma única ordem de leitura e pode ser apresentado em qualquer tamanho. Os números das páginas correspondem a uma edição impressa. Todas as imagens com significado estão descritas por palavras no texto.

## The page for browsers

skip-to-helpline = Saltar para a linha de apoio
skip-to-contents = Saltar para o índice
skip-to-text = Saltar para o texto
skip-to-dates = Saltar para as datas de revisão
other-files = Imprimir ou guardar este folheto
edition-clear = Letra clara
edition-large = Letra grande
edition-giant = Letra muito grande
epub = Livro eletrónico (EPUB)
web-page = Página Web
plain-text = Texto simples
picture = Imagem
page-count = { $plural ->
    [one] { $pages } página
    [many] { $pages } de páginas
   *[other] { $pages } páginas
}
kilobytes = { $size } kB
megabytes = { $size } MB

## The library page

library = Folhetos para utentes
search = Procurar nos títulos
language = Idioma
all-languages = Todos os idiomas
state = Estado
all-states = Todos os estados
current = Em uso
review-overdue = Revisão em atraso
review-due-soon = Revisão em breve
review-unknown = Sem data de revisão
shown = Folhetos apresentados: { $count }
none-shown = Nenhum folheto corresponde. Experimente menos letras, ou todos os idiomas e estados.
show-all = Mostrar todos os folhetos
feed = Feed para aplicações de leitura (OPDS)
