# The words of leaflet itself in Simplified Chinese.

-review-state = machine

## The parts of a leaflet

contents = 目录
note = 提示
warning = 警告
notes = 注释
helpline = 咨询热线
call-free = 免费致电
call = 请致电
short-helpline = { $name }：{ $phone }
space-to-write = 书写处
figure-key = 图例

## About this leaflet

about = 关于本资料
last-reviewed = 最近审核日期
last-modified = 最近修改日期
next-review = 下次审核日期
published = 首次发布日期
reference = 编号
version = 版本
reviewed-by = 审核人
sources = 参考资料
contact = 联系方式
other-formats = 其他格式
other-languages = 其他语言
notices = 公告

## A leaflet that is not to be handed out

sample = 样本，请勿发放
draft = 草稿，请勿发放
archived = 已存档，请勿发放

## Paper

page = 第{ $page }页，共{ $pages }页
see-page = （第{ $page }页）
printed-address = （{ $address }）

## Electronic books

pages = 页码
landmarks = 主要部分
start-of-text = 正文开头
accessibility-summary = 正文只有一种阅读顺序，可以用任意字号显示。页码以印刷版为准。凡有含义的图片，正文中都有文字说明。

## The page for browsers

skip-to-helpline = 跳到咨询热线
skip-to-contents = 跳到目录
skip-to-text = 跳到正文
skip-to-dates = 跳到审核日期
other-files = 打印或保存本资料
edition-clear = 清晰版
edition-large = 大字版
edition-giant = 特大字版
epub = 电子书（EPUB）
web-page = 网页
plain-text = 纯文本
picture = 图片
page-count = { $pages }页
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = 患者宣教资料
search = 搜索标题
language = 语言
all-languages = 所有语言
state = 状态
all-states = 所有状态
current = 使用中
review-overdue = 审核已逾期
review-due-soon = 审核即将到期
review-unknown = 没有审核日期
shown = 显示的资料：{ $count }
none-shown = 没有符合的资料。请减少输入的字，或选择所有语言和所有状态。
show-all = 显示所有资料
feed = 阅读应用的订阅源（OPDS）
