# The words of leaflet itself in Vietnamese.

-review-state = machine

## The parts of a leaflet

contents = Mục lục
note = Lưu ý
warning = Cảnh báo
notes = Chú thích
helpline = Đường dây hỗ trợ
call-free = Gọi miễn phí đến số
call = Gọi đến số
short-helpline = { $name }: { $phone }
space-to-write = Chỗ để viết
figure-key = Chú giải hình

## About this leaflet

about = Về tờ thông tin này
last-reviewed = Ngày rà soát gần nhất
last-modified = Ngày sửa đổi gần nhất
next-review = Ngày rà soát tiếp theo
published = Ngày phát hành lần đầu
reference = Mã tài liệu
version = Phiên bản
reviewed-by = Người rà soát
sources = Tài liệu tham khảo
contact = Liên hệ
other-formats = Định dạng khác
other-languages = Ngôn ngữ khác
notices = Thông báo

## A leaflet that is not to be handed out

sample = Bản mẫu, không phân phát
draft = Bản nháp, không phân phát
archived = Bản lưu trữ, không phân phát

## Paper

page = Trang { $page } / { $pages }
see-page = (trang { $page })
printed-address = ({ $address })

## Electronic books

pages = Các trang
landmarks = Các phần chính
start-of-text = Bắt đầu nội dung
accessibility-summary = Văn bản có một thứ tự đọc duy nhất và có thể hiển thị ở mọi cỡ chữ. Số trang theo một bản in. Mọi hình ảnh mang ý nghĩa đều được diễn tả bằng lời trong văn bản.
