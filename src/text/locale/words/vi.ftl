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

## The page for browsers

skip-to-helpline = Chuyển đến đường dây hỗ trợ
skip-to-contents = Chuyển đến mục lục
skip-to-text = Chuyển đến nội dung
skip-to-dates = Chuyển đến ngày rà soát
other-files = In hoặc lưu tờ thông tin này
edition-clear = Bản chữ rõ
edition-large = Bản chữ lớn
edition-giant = Bản chữ rất lớn
epub = Sách điện tử (EPUB)
web-page = Trang web
plain-text = Văn bản thuần
picture = Hình
page-count = { $plural ->
    [one] { $pages } trang
   *[other] { $pages } trang
}
kilobytes = { $size } KB
megabytes = { $size } MB

## The library page

library = Tờ thông tin cho bệnh nhân
search = Tìm theo tiêu đề
language = Ngôn ngữ
all-languages = Tất cả ngôn ngữ
state = Trạng thái
all-states = Tất cả trạng thái
current = Đang sử dụng
review-overdue = Quá hạn rà soát
review-due-soon = Sắp đến hạn rà soát
review-unknown = Không có ngày rà soát
shown = Số tờ thông tin hiển thị: { $count }
none-shown = Không có tờ thông tin nào phù hợp. Hãy nhập ít chữ cái hơn, hoặc chọn tất cả ngôn ngữ và trạng thái.
show-all = Hiện tất cả tờ thông tin
feed = Nguồn cấp cho ứng dụng đọc sách (OPDS)
