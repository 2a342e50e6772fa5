/**
 * Everyday Vietnamese syllables that labels need not have: what is written right is no slip for something else
 * ("sữa chua" is yoghurt, not "sửa chữa").
 */
export const EVERYDAY_SYLLABLES: readonly string[] = `
  sữa bánh kẹo gạo phở bún bia rượu thịt cá tôm gà vịt lợn heo bò trứng rau củ quả trái chuối xoài dừa mía cà chè trà sâm nấm tỏi ớt hành muối mắm giấm bột mì cơm cháo xôi
  mật ong yến hải sản thủy sản đông lạnh đồ hộp nấu nướng bếp nồi chảo bát đĩa đũa thìa ly cốc tủ giường ghế nệm chăn gối rèm thảm gương quạt điều hòa giặt sấy ủi
  áo quần váy giày dép mũ nón túi ví vải lụa thời trang may mặc thêu dệt nhuộm mỹ phẩm son phấn kem dưỡng da tóc gội tắm nước hoa móng trang sức vàng bạc đá quý cưới hỏi váy
  thuốc bệnh viện khám chữa răng mắt tim gan phổi thận máu xương khớp bác sĩ y tá vắc xin dược liệu sâm nhung yến trẻ sơ sinh mẹ bầu bé tã bỉm sữa tắm đồ chơi
  bảo hiểm nhân thọ ngân hàng vay tiền lãi suất chứng khoán cổ phiếu tín dụng thẻ kế toán kiểm toán thuế luật sư hợp đồng công chứng
  học tiếng dạy trường lớp thầy cô sách vở bút giấy thi cử du học gia sư mầm non tiểu học đại học khóa
  phim ảnh nhạc hát múa kịch tranh vẽ trò chơi bóng đá bơi lội chạy thể thao thể dục yoga du lịch khách sạn tour vé máy bay nhà hàng quán ăn uống tiệc
  chó mèo chim cảnh thú cưng lúa ngô khoai sắn đậu lạc cà phê hồ tiêu điều cao su phân bón giống cây trồng vật nuôi thức ăn gia súc thuốc trừ sâu
  vợ chồng con cháu anh chị em bạn bè ông bà cha mẹ tình yêu sinh nhật tết lễ hội chùa đền nhà thờ phong thủy bói tử vi
  mua bán thuê giá rẻ đẹp xấu tốt mới cũ nhanh chậm lớn nhỏ to bé dài ngắn cao thấp nóng lạnh ấm mát khô ướt sạch bẩn sáng tối nặng nhẹ dày mỏng
  một hai ba bốn năm sáu bảy tám chín mười trăm nghìn vạn nửa đôi cặp lần thứ đầu giữa cuối trước sau trên dưới trong ngoài giao gửi nhận chuyển hàng hẹn vòng tháng tuần ngày giờ phút quý
  bận rảnh rỗi mệt khỏe vui buồn giận sợ nhớ quên biết hiểu nghĩ nói nghe nhìn thấy đọc viết đi đứng ngồi nằm chạy nhảy ngủ thức cười khóc đóng mở bật tắt chặt cắt đào đổ dọn rửa lau quét giữ
  chắc chắn dễ dàng khó khăn thật giả đúng sai đủ thiếu thừa thường luôn vẫn cũng đã đang sẽ chưa từng mãi lỗi hỏng vỡ nứt gãy thủng rách bám dính
  chống chạm trạm giáo giảng dạy lăng lẻ lửa mưa bão nắng gió sấm chớp mặt mắt mất mặn ngọt chua cay đắng béo
`
  .trim()
  .split(/\s+/)
