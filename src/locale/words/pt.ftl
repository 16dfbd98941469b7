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
