# The words of leaflet itself in Russian.

-review-state = machine

## The parts of a leaflet

contents = Содержание
note = Примечание
warning = Внимание
notes = Сноски
helpline = Горячая линия
call-free = Звоните бесплатно по номеру
call = Звоните по номеру
short-helpline = { $name }: { $phone }
space-to-write = Место для записей
figure-key = Обозначения на рисунке

## About this leaflet

about = Об этой брошюре
last-reviewed = Дата последней проверки
last-modified = Дата последнего изменения
next-review = Дата следующей проверки
published = Дата первой публикации
reference = Номер документа
version = Версия
reviewed-by = Кем проверено
sources = Источники
contact = Контакты
other-formats = Другие форматы
other-languages = Другие языки
notices = Объявления

## A leaflet that is not to be handed out

sample = Образец, не раздавать
draft = Черновик, не раздавать
archived = Архивная версия, не раздавать

## Paper

page = Страница { $page } из { $pages }
see-page = (страница { $page })
printed-address = ({ $address })

## Electronic books

pages = Страницы
landmarks = Основные части
start-of-text = Начало текста
accessibility-summary = У текста один порядок чтения, и его можно показать шрифтом любого размера. Номера страниц соответствуют печатному изданию. Содержание каждого значимого рисунка передано в тексте словами.

## The page for browsers

skip-to-helpline = Перейти к горячей линии
skip-to-contents = Перейти к содержанию
skip-to-text = Перейти к тексту
skip-to-dates = Перейти к датам проверки
other-files = Распечатать или сохранить эту брошюру
edition-clear = Чёткий шрифт
edition-large = Крупный шрифт
edition-giant = Очень крупный шрифт
epub = Электронная книга (EPUB)
web-page = Веб-страница
plain-text = Обычный текст
picture = Рисунок
page-count = { $plural ->
    [one] { $pages } страница
    [few] { $pages } страницы
    [many] { $pages } страниц
   *[other] { $pages } страницы
}
kilobytes = { $size } КБ
megabytes = { $size } МБ

## The library page

library = Брошюры для пациентов
search = Поиск по названиям
language = Язык
all-languages = Все языки
state = Статус
all-states = Все статусы
current = Действует
review-overdue = Проверка просрочена
review-due-soon = Скоро проверка
review-unknown = Дата проверки не указана
shown = Показано брошюр: { $count }
none-shown = Подходящих брошюр нет. Введите меньше букв или выберите все языки и все статусы.
show-all = Показать все брошюры
feed = Лента для приложений для чтения (OPDS)
