# The words of leaflet itself in Traditional Chinese.

-review-state = machine

## The parts of a leaflet

contents = 目錄
note = 提示
warning = 警告
notes = 註釋
helpline = 諮詢熱線
call-free = 免費致電
call = 請致電
short-helpline = { $name }：{ $phone }
space-to-write = 書寫處
figure-key = 圖例

## About this leaflet

about = 關於本單張
last-reviewed = 最近審核日期
last-modified = 最近修改日期
next-review = 下次審核日期
published = 首次出版日期
reference = 編號
version = 版本
reviewed-by = 審核人
sources = 參考資料
contact = 聯絡方式
other-formats = 其他格式
other-languages = 其他語言
notices = 公告

## A leaflet that is not to be handed out

sample = 樣本，請勿派發
draft = 草稿，請勿派發
archived = 已存檔，請勿派發

## Paper

page = 第{ $page }頁，共{ $pages }頁
see-page = （第{ $page }頁）
printed-address = （{ $address }）

## Electronic books

pages = 頁碼
landmarks = 主要部分
start-of-text = 正文開頭
accessibility-summary = 正文只有一種閱讀次序，可以用任何字體大小顯示。頁碼以印刷版為準。凡有含意的圖片，正文中都有文字說明。

## The page for browsers

skip-to-helpline = 跳到諮詢熱線
skip-to-contents = 跳到目錄
skip-to-text = 跳到正文
skip-to-dates = 跳到審核日期
other-files = 列印或保存本單張
edition-clear = 清晰版
edition-large = 大字版
edition-giant = 特大字版
epub = 電子書（EPUB）
web-page = 網頁
plain-text = 純文字
picture = 圖片
page-count = { $pages }頁
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = 病人資訊單張
search = 搜尋標題
language = 語言
all-languages = 所有語言
state = 狀態
all-states = 所有狀態
current = 使用中
review-overdue = 審核已逾期
review-due-soon = 審核即將到期
review-unknown = 沒有審核日期
shown = 顯示的單張：{ $count }
none-shown = 沒有符合的單張。請減少輸入的字，或選擇所有語言和所有狀態。
show-all = 顯示所有單張
feed = 閱讀應用程式的訂閱源（OPDS）
