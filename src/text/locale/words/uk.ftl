# The words of leaflet itself in Ukrainian.

-review-state = machine

## The parts of a leaflet

contents = Зміст
note = Примітка
warning = Увага
notes = Виноски
helpline = Гаряча лінія
call-free = Телефонуйте безкоштовно за номером
call = Телефонуйте за номером
short-helpline = { $name }: { $phone }
space-to-write = Місце для записів
figure-key = Позначення на малюнку

## About this leaflet

about = Про цю брошуру
last-reviewed = Дата останньої перевірки
last-modified = Дата останньої зміни
next-review = Дата наступної перевірки
published = Дата першої публікації
reference = Номер документа
version = Версія
reviewed-by = Ким перевірено
sources = Джерела
contact = Контакти
other-formats = Інші формати
other-languages = Інші мови
notices = Оголошення

## A leaflet that is not to be handed out

sample = Зразок, не роздавати
draft = Чернетка, не роздавати
archived = Архівна версія, не роздавати

## Paper

page = Сторінка { $page } з { $pages }
see-page = (сторінка { $page })
printed-address = ({ $address })

## Electronic books

pages = Сторінки
landmarks = Основні частини
start-of-text = Початок тексту
accessibility-summary = Текст має один порядок читання, і його можна показати шрифтом будь-якого розміру. Номери сторінок відповідають друкованому виданню. Зміст кожного значущого малюнка передано в тексті словами.

## The page for browsers

skip-to-helpline = Перейти до гарячої лінії
skip-to-contents = Перейти до змісту
skip-to-text = Перейти до тексту
skip-to-dates = Перейти до дат перевірки
other-files = Роздрукувати або зберегти цю брошуру
edition-clear = Чіткий шрифт
edition-large = Великий шрифт
edition-giant = Дуже великий шрифт
epub = Електронна книга (EPUB)
web-page = Вебсторінка
plain-text = Звичайний текст
picture = Малюнок
page-count = { $plural ->
    [one] { $pages } сторінка
    [few] { $pages } сторінки
    [many] { $pages } сторінок
   *[other] { $pages } сторінки
}
kilobytes = { $size } КБ
megabytes = { $size } МБ

## The library page

library = Брошури для пацієнтів
search = Пошук за назвами
language = Мова
all-languages = Усі мови
state = Статус
all-states = Усі статуси
current = Чинна
review-overdue = Перевірку прострочено
review-due-soon = Незабаром перевірка
review-unknown = Дату перевірки не вказано
shown = Показано брошур: { $count }
none-shown = Відповідних брошур немає. Введіть менше літер або виберіть усі мови та всі статуси.
show-all = Показати всі брошури
feed = Стрічка для застосунків для читання (OPDS)
