import type { Localised } from '#db/domain'

/** One province or city: where its tile stands (columns and rows from 0), its letters, its name. */
export type PlaceTile = {
  code: string
  column: number
  row: number
  letters: string
  name: Required<Localised>
}

const tile = (
  code: string,
  column: number,
  row: number,
  letters: string,
  ko: string,
  vi: string,
  en: string,
): PlaceTile => ({
  code,
  column,
  row,
  letters,
  name: { ko, vi, en },
})

/** The 17 provinces and cities of Korea, 4 × 5. */
export const KOREA: PlaceTile[] = [
  tile('kr-incheon', 0, 0, 'IC', '인천', 'Incheon', 'Incheon'),
  tile('kr-seoul', 1, 0, 'SE', '서울', 'Seoul', 'Seoul'),
  tile('kr-gyeonggi', 2, 0, 'GG', '경기', 'Gyeonggi', 'Gyeonggi'),
  tile('kr-gangwon', 3, 0, 'GW', '강원', 'Gangwon', 'Gangwon'),
  tile('kr-chungnam', 0, 1, 'CN', '충남', 'Chungnam', 'Chungnam'),
  tile('kr-sejong', 1, 1, 'SJ', '세종', 'Sejong', 'Sejong'),
  tile('kr-chungbuk', 2, 1, 'CB', '충북', 'Chungbuk', 'Chungbuk'),
  tile('kr-gyeongbuk', 3, 1, 'GB', '경북', 'Gyeongbuk', 'Gyeongbuk'),
  tile('kr-jeonbuk', 0, 2, 'JB', '전북', 'Jeonbuk', 'Jeonbuk'),
  tile('kr-daejeon', 1, 2, 'DJ', '대전', 'Daejeon', 'Daejeon'),
  tile('kr-daegu', 2, 2, 'DG', '대구', 'Daegu', 'Daegu'),
  tile('kr-ulsan', 3, 2, 'US', '울산', 'Ulsan', 'Ulsan'),
  tile('kr-jeonnam', 0, 3, 'JN', '전남', 'Jeonnam', 'Jeonnam'),
  tile('kr-gwangju', 1, 3, 'GJ', '광주', 'Gwangju', 'Gwangju'),
  tile('kr-gyeongnam', 2, 3, 'GN', '경남', 'Gyeongnam', 'Gyeongnam'),
  tile('kr-busan', 3, 3, 'BS', '부산', 'Busan', 'Busan'),
  tile('kr-jeju', 0, 4, 'JJ', '제주', 'Jeju', 'Jeju'),
]

/** The 34 provinces and cities of Viet Nam since 1 July 2025, 6 × 18. */
export const VIETNAM: PlaceTile[] = [
  tile('vn-lai-chau', 1, 0, 'LC', '라이쩌우', 'Lai Châu', 'Lai Chau'),
  tile('vn-lao-cai', 2, 0, 'LCA', '라오까이', 'Lào Cai', 'Lao Cai'),
  tile('vn-tuyen-quang', 3, 0, 'TQ', '뚜옌꽝', 'Tuyên Quang', 'Tuyen Quang'),
  tile('vn-cao-bang', 4, 0, 'CB', '까오방', 'Cao Bằng', 'Cao Bang'),
  tile('vn-dien-bien', 0, 1, 'ĐB', '디엔비엔', 'Điện Biên', 'Dien Bien'),
  tile('vn-son-la', 1, 1, 'SL', '선라', 'Sơn La', 'Son La'),
  tile('vn-phu-tho', 2, 1, 'PT', '푸토', 'Phú Thọ', 'Phu Tho'),
  tile('vn-thai-nguyen', 3, 1, 'TN', '타이응우옌', 'Thái Nguyên', 'Thai Nguyen'),
  tile('vn-lang-son', 4, 1, 'LS', '랑선', 'Lạng Sơn', 'Lang Son'),
  tile('vn-ha-noi', 2, 2, 'HN', '하노이', 'Hà Nội', 'Hanoi'),
  tile('vn-bac-ninh', 3, 2, 'BN', '박닌', 'Bắc Ninh', 'Bac Ninh'),
  tile('vn-quang-ninh', 4, 2, 'QN', '꽝닌', 'Quảng Ninh', 'Quang Ninh'),
  tile('vn-ninh-binh', 2, 3, 'NB', '닌빈', 'Ninh Bình', 'Ninh Binh'),
  tile('vn-hung-yen', 3, 3, 'HY', '흥옌', 'Hưng Yên', 'Hung Yen'),
  tile('vn-hai-phong', 4, 3, 'HP', '하이퐁', 'Hải Phòng', 'Hai Phong'),
  tile('vn-thanh-hoa', 2, 4, 'TH', '타인호아', 'Thanh Hóa', 'Thanh Hoa'),
  tile('vn-nghe-an', 2, 5, 'NA', '응에안', 'Nghệ An', 'Nghe An'),
  tile('vn-ha-tinh', 3, 6, 'HT', '하띤', 'Hà Tĩnh', 'Ha Tinh'),
  tile('vn-quang-tri', 3, 7, 'QT', '꽝찌', 'Quảng Trị', 'Quang Tri'),
  tile('vn-hue', 4, 8, 'HUE', '후에', 'Huế', 'Hue'),
  tile('vn-da-nang', 5, 9, 'ĐN', '다낭', 'Đà Nẵng', 'Da Nang'),
  tile('vn-quang-ngai', 5, 10, 'QNG', '꽝응아이', 'Quảng Ngãi', 'Quang Ngai'),
  tile('vn-gia-lai', 5, 11, 'GL', '잘라이', 'Gia Lai', 'Gia Lai'),
  tile('vn-dak-lak', 5, 12, 'ĐL', '닥락', 'Đắk Lắk', 'Dak Lak'),
  tile('vn-lam-dong', 4, 13, 'LĐ', '럼동', 'Lâm Đồng', 'Lam Dong'),
  tile('vn-khanh-hoa', 5, 13, 'KH', '카인호아', 'Khánh Hòa', 'Khanh Hoa'),
  tile('vn-tay-ninh', 2, 14, 'TNI', '떠이닌', 'Tây Ninh', 'Tay Ninh'),
  tile('vn-dong-nai', 3, 14, 'ĐNA', '동나이', 'Đồng Nai', 'Dong Nai'),
  tile('vn-an-giang', 1, 15, 'AG', '안장', 'An Giang', 'An Giang'),
  tile('vn-dong-thap', 2, 15, 'ĐT', '동탑', 'Đồng Tháp', 'Dong Thap'),
  tile('vn-ho-chi-minh', 3, 15, 'HCM', '호찌민시', 'TP. Hồ Chí Minh', 'Ho Chi Minh City'),
  tile('vn-can-tho', 1, 16, 'CT', '껀터', 'Cần Thơ', 'Can Tho'),
  tile('vn-vinh-long', 2, 16, 'VL', '빈롱', 'Vĩnh Long', 'Vinh Long'),
  tile('vn-ca-mau', 0, 17, 'CM', '까마우', 'Cà Mau', 'Ca Mau'),
]

/** The tile of a place, or undefined for a code we do not know. */
export const placeTile = (code: string): PlaceTile | undefined =>
  [...KOREA, ...VIETNAM].find((place) => place.code === code)
