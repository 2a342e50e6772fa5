/** Fixed expressions that contain a label, or a word of denial, and mean something else. */
export const VIETNAMESE_PHRASES: readonly string[] = [
  'nhà nước', 'đất nước', 'nước ngoài', 'trong nước', 'cả nước', 'toàn nước', 'các nước', 'nước ta', 'ngoài nước', 'quản lý nhà nước',
  'con đường', 'lên đường', 'mở đường', 'đường dây nóng', 'đường hướng', 'lòng đường', 'giữa đường', 'đường lối',
  'nhu cầu', 'yêu cầu', 'toàn cầu', 'cầu thị', 'địa cầu', 'cầu thủ', 'cung cầu', 'khí thế', 'khí hậu', 'không khí', 'không gian', 'không dây', 'hàng không',
  'không người lái', 'không quân', 'không trung', 'không chỉ', 'không những', 'không thể', 'không đủ', 'không đáp ứng', 'không đảm bảo', 'không ổn định', 'không đồng bộ',
  'tăng trưởng', 'môi trường kinh doanh', 'môi trường đầu tư', 'môi trường làm việc', 'môi trường pháp lý', 'môi trường số', 'mạng lưới đối tác', 'mạng xã hội',
  'bản đồ tư duy', 'lộ trình', 'chương trình', 'công trình', 'quá trình', 'quy trình', 'cổ phần', 'thành phần', 'phần mềm', 'phần cứng', 'phần trăm', 'góp phần',
  'an toàn vốn', 'năng lực', 'chức năng', 'tính năng', 'khả năng', 'kỹ năng', 'tiềm năng', 'công năng', 'hiệu năng', 'tài năng',
  'trụ sở', 'cơ sở', 'cơ quan', 'quan tâm', 'quan hệ', 'liên quan', 'hải quan', 'cảnh quan', 'tổng quan', 'khách quan', 'chủ quan',
  'bảo đảm', 'đảm bảo', 'điện thoại', 'điện tử', 'bưu điện', 'nền tảng', 'than phiền', 'bãi bỏ', 'bãi nhiệm', 'bến bờ',
]

export const ENGLISH_PHRASES: readonly string[] = [
  'concrete project', 'concrete projects', 'concrete plan', 'concrete plans', 'concrete measures', 'concrete steps', 'concrete results', 'concrete example', 'concrete proposal', 'concrete action', 'concrete actions',
  'bridge the gap', 'bridges the gap', 'bridging the gap', 'waste of time', 'state of the art', 'in the light of', 'light on', 'green light', 'safety net', 'net profit', 'net income', 'net weight',
  'road map', 'roadmap', 'on the road to', 'project pipeline', 'pipeline of projects', 'sales pipeline', 'power of attorney', 'in power', 'purchasing power', 'bargaining power', 'in the field of', 'in this field', 'field of activity',
  'business environment', 'investment environment', 'work environment', 'working environment', 'operating environment', 'legal environment', 'test environment', 'user environment', 'watershed moment', 'water down', 'channel partner', 'sales channel',
  'not only', 'not just', 'not enough', 'not sufficient', 'not yet', 'not available', 'not working', 'not least', 'not limited to', 'without delay', 'without interruption', 'without fail', 'no later than',
  'well known', 'well established', 'as well as', 'as well', 'platform for dialogue', 'building trust', 'building relationships', 'capacity building', 'team building', 'train staff', 'trained staff', 'plant trees', 'in store', 'a number of', 'light weight', 'track record', 'key performance', 'traffic volume of calls', 'ground breaking', 'groundbreaking',
  'social network', 'partner network', 'network meeting', 'networking event', 'sales network', 'dealer network', 'distribution partner',
]
