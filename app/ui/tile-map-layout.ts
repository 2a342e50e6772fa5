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
  tile('kr-ic', 0, 0, 'IC', '인천', 'Incheon', 'Incheon'),
  tile('kr-se', 1, 0, 'SE', '서울', 'Seoul', 'Seoul'),
  tile('kr-gg', 2, 0, 'GG', '경기', 'Gyeonggi', 'Gyeonggi'),
  tile('kr-gw', 3, 0, 'GW', '강원', 'Gangwon', 'Gangwon'),
  tile('kr-cn', 0, 1, 'CN', '충남', 'Chungnam', 'Chungnam'),
  tile('kr-sj', 1, 1, 'SJ', '세종', 'Sejong', 'Sejong'),
  tile('kr-cb', 2, 1, 'CB', '충북', 'Chungbuk', 'Chungbuk'),
  tile('kr-gb', 3, 1, 'GB', '경북', 'Gyeongbuk', 'Gyeongbuk'),
  tile('kr-jb', 0, 2, 'JB', '전북', 'Jeonbuk', 'Jeonbuk'),
  tile('kr-dj', 1, 2, 'DJ', '대전', 'Daejeon', 'Daejeon'),
  tile('kr-dg', 2, 2, 'DG', '대구', 'Daegu', 'Daegu'),
  tile('kr-us', 3, 2, 'US', '울산', 'Ulsan', 'Ulsan'),
  tile('kr-jn', 0, 3, 'JN', '전남', 'Jeonnam', 'Jeonnam'),
  tile('kr-gj', 1, 3, 'GJ', '광주', 'Gwangju', 'Gwangju'),
  tile('kr-gn', 2, 3, 'GN', '경남', 'Gyeongnam', 'Gyeongnam'),
  tile('kr-bs', 3, 3, 'BS', '부산', 'Busan', 'Busan'),
  tile('kr-jj', 0, 4, 'JJ', '제주', 'Jeju', 'Jeju'),
]

/** The 34 provinces and cities of Viet Nam since 1 July 2025, 6 × 18. */
export const VIETNAM: PlaceTile[] = [
  tile('vn-lc', 1, 0, 'LC', '라이쩌우', 'Lai Châu', 'Lai Chau'),
  tile('vn-lca', 2, 0, 'LCA', '라오까이', 'Lào Cai', 'Lao Cai'),
  tile('vn-tq', 3, 0, 'TQ', '뚜옌꽝', 'Tuyên Quang', 'Tuyen Quang'),
  tile('vn-cb', 4, 0, 'CB', '까오방', 'Cao Bằng', 'Cao Bang'),
  tile('vn-db', 0, 1, 'ĐB', '디엔비엔', 'Điện Biên', 'Dien Bien'),
  tile('vn-sl', 1, 1, 'SL', '선라', 'Sơn La', 'Son La'),
  tile('vn-pt', 2, 1, 'PT', '푸토', 'Phú Thọ', 'Phu Tho'),
  tile('vn-tn', 3, 1, 'TN', '타이응우옌', 'Thái Nguyên', 'Thai Nguyen'),
  tile('vn-ls', 4, 1, 'LS', '랑선', 'Lạng Sơn', 'Lang Son'),
  tile('vn-hn', 2, 2, 'HN', '하노이', 'Hà Nội', 'Hanoi'),
  tile('vn-bn', 3, 2, 'BN', '박닌', 'Bắc Ninh', 'Bac Ninh'),
  tile('vn-qn', 4, 2, 'QN', '꽝닌', 'Quảng Ninh', 'Quang Ninh'),
  tile('vn-nb', 2, 3, 'NB', '닌빈', 'Ninh Bình', 'Ninh Binh'),
  tile('vn-hy', 3, 3, 'HY', '흥옌', 'Hưng Yên', 'Hung Yen'),
  tile('vn-hp', 4, 3, 'HP', '하이퐁', 'Hải Phòng', 'Hai Phong'),
  tile('vn-th', 2, 4, 'TH', '타인호아', 'Thanh Hóa', 'Thanh Hoa'),
  tile('vn-na', 2, 5, 'NA', '응에안', 'Nghệ An', 'Nghe An'),
  tile('vn-ht', 3, 6, 'HT', '하띤', 'Hà Tĩnh', 'Ha Tinh'),
  tile('vn-qt', 3, 7, 'QT', '꽝찌', 'Quảng Trị', 'Quang Tri'),
  tile('vn-hue', 4, 8, 'HUE', '후에', 'Huế', 'Hue'),
  tile('vn-dn', 5, 9, 'ĐN', '다낭', 'Đà Nẵng', 'Da Nang'),
  tile('vn-qng', 5, 10, 'QNG', '꽝응아이', 'Quảng Ngãi', 'Quang Ngai'),
  tile('vn-gl', 5, 11, 'GL', '잘라이', 'Gia Lai', 'Gia Lai'),
  tile('vn-dl', 5, 12, 'ĐL', '닥락', 'Đắk Lắk', 'Dak Lak'),
  tile('vn-ld', 4, 13, 'LĐ', '럼동', 'Lâm Đồng', 'Lam Dong'),
  tile('vn-kh', 5, 13, 'KH', '카인호아', 'Khánh Hòa', 'Khanh Hoa'),
  tile('vn-tni', 2, 14, 'TNI', '떠이닌', 'Tây Ninh', 'Tay Ninh'),
  tile('vn-dna', 3, 14, 'ĐNA', '동나이', 'Đồng Nai', 'Dong Nai'),
  tile('vn-ag', 1, 15, 'AG', '안장', 'An Giang', 'An Giang'),
  tile('vn-dt', 2, 15, 'ĐT', '동탑', 'Đồng Tháp', 'Dong Thap'),
  tile('vn-hcm', 3, 15, 'HCM', '호찌민시', 'TP. Hồ Chí Minh', 'Ho Chi Minh City'),
  tile('vn-ct', 1, 16, 'CT', '껀터', 'Cần Thơ', 'Can Tho'),
  tile('vn-vl', 2, 16, 'VL', '빈롱', 'Vĩnh Long', 'Vinh Long'),
  tile('vn-cm', 0, 17, 'CM', '까마우', 'Cà Mau', 'Ca Mau'),
]

/** The tile of a place, or undefined for a code we do not know. */
export const placeTile = (code: string): PlaceTile | undefined =>
  [...KOREA, ...VIETNAM].find((place) => place.code === code)
