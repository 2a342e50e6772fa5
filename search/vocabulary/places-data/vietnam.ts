import type { PlaceEntry } from './entry'

/** The 34 provincial units since 1 July 2025: code, tile, column and row on the tile map, names, and what they absorbed. */
export const VIETNAM: readonly PlaceEntry[] = [
  unit('lc', 'LC', 1, 0, '라이쩌우', 'Lai Châu'),
  unit('lca', 'LCA', 2, 0, '라오까이', 'Lào Cai', {
    former: ['옌바이|Yên Bái'],
    towns: ['사파|Sa Pa|Sapa'],
  }),
  unit('tq', 'TQ', 3, 0, '뚜옌꽝', 'Tuyên Quang', { former: ['하장|Hà Giang'] }),
  unit('cb', 'CB', 4, 0, '까오방', 'Cao Bằng'),
  unit('db', 'ĐB', 0, 1, '디엔비엔', 'Điện Biên', { towns: ['디엔비엔푸|Điện Biên Phủ'] }),
  unit('sl', 'SL', 1, 1, '선라', 'Sơn La', { also: ['손라'], towns: ['목쩌우|Mộc Châu'] }),
  unit('pt', 'PT', 2, 1, '푸토', 'Phú Thọ', {
    former: ['빈푹|Vĩnh Phúc', '호아빈|Hòa Bình'],
    towns: ['비엣찌|Việt Trì', '빈옌|Vĩnh Yên'],
  }),
  unit('tn', 'TN', 3, 1, '타이응우옌', 'Thái Nguyên', { former: ['박깐|Bắc Kạn|Bắc Cạn'] }),
  unit('ls', 'LS', 4, 1, '랑선', 'Lạng Sơn', { also: ['랑손'] }),
  unit('hn', 'HN', 2, 2, '하노이', 'Hà Nội', {
    city: true,
    also: ['하노이시', 'Hanoi', 'Thủ đô Hà Nội', 'Hà Tây', 'HN'],
    towns: [
      '하동|Hà Đông',
      '동아인|Đông Anh',
      '호아락|Hòa Lạc',
      'Cầu Giấy',
      'Hoàn Kiếm',
      'Long Biên',
    ],
  }),
  unit('bn', 'BN', 3, 2, '박닌', 'Bắc Ninh', { former: ['박장|Bắc Giang'] }),
  unit('qn', 'QN', 4, 2, '꽝닌', 'Quảng Ninh', {
    also: ['꾸앙닌'],
    towns: ['하롱|Hạ Long|Halong', '몽까이|Móng Cái', '깜파|Cẩm Phả'],
  }),
  unit('nb', 'NB', 2, 3, '닌빈', 'Ninh Bình', {
    former: ['하남성|Hà Nam', '남딘|Nam Định'],
    towns: ['호아르|Hoa Lư', 'Phủ Lý'],
  }),
  unit('hy', 'HY', 3, 3, '흥옌', 'Hưng Yên', { former: ['타이빈|Thái Bình'] }),
  unit('hp', 'HP', 4, 3, '하이퐁', 'Hải Phòng', {
    city: true,
    also: ['Haiphong', '하이퐁시'],
    former: ['하이즈엉|Hải Dương'],
    towns: ['깟바|Cát Bà'],
  }),
  unit('th', 'TH', 2, 4, '타인호아', 'Thanh Hóa', {
    also: ['탄호아'],
    towns: ['응이선|Nghi Sơn', '삼선|Sầm Sơn'],
  }),
  unit('na', 'NA', 2, 5, '응에안', 'Nghệ An', { also: ['게안'], towns: ['빈시|Thành phố Vinh'] }),
  unit('ht', 'HT', 3, 6, '하띤', 'Hà Tĩnh', { also: ['하틴'], towns: ['붕앙|Vũng Áng'] }),
  unit('qt', 'QT', 3, 7, '꽝찌', 'Quảng Trị', {
    also: ['꾸앙찌'],
    former: ['꽝빈|Quảng Bình'],
    towns: ['동허이|Đồng Hới', '동하|Đông Hà'],
  }),
  unit('hue', 'HUE', 4, 8, '후에', 'Huế', {
    city: true,
    also: [
      '트어티엔후에',
      '투아티엔후에',
      '후에시',
      'Thừa Thiên Huế',
      'Thừa Thiên - Huế',
      'TT Huế',
      'TTH',
    ],
  }),
  unit('dn', 'ĐN', 5, 9, '다낭', 'Đà Nẵng', {
    city: true,
    also: ['Danang', '다낭시'],
    former: ['꽝남|Quảng Nam'],
    towns: ['호이안|Hội An', '땀끼|Tam Kỳ'],
  }),
  unit('qng', 'QNG', 5, 10, '꽝응아이', 'Quảng Ngãi', {
    former: ['꼰뚬|Kon Tum|Kontum'],
    towns: ['중꾸엇|Dung Quất'],
  }),
  unit('gl', 'GL', 5, 11, '잘라이', 'Gia Lai', {
    also: ['자라이'],
    former: ['빈딘|Bình Định'],
    towns: ['꾸이년|Quy Nhơn|Qui Nhơn', '플레이꾸|Pleiku'],
  }),
  unit('dl', 'ĐL', 5, 12, '닥락', 'Đắk Lắk', {
    also: ['Đắc Lắc', 'Đăk Lăk', 'Daklak'],
    former: ['푸옌|Phú Yên'],
    towns: ['부온마투옷|Buôn Ma Thuột|Buôn Mê Thuột', '뚜이호아|Tuy Hòa'],
  }),
  unit('ld', 'LĐ', 4, 13, '럼동', 'Lâm Đồng', {
    also: ['람동'],
    former: ['닥농|Đắk Nông|Đắc Nông|Đăk Nông', '빈투언|Bình Thuận'],
    towns: ['달랏|Đà Lạt|Dalat', '판티엣|Phan Thiết', '무이네|Mũi Né', 'Bảo Lộc'],
  }),
  unit('kh', 'KH', 5, 13, '카인호아', 'Khánh Hòa', {
    also: ['칸호아'],
    former: ['닌투언|Ninh Thuận'],
    towns: ['냐짱|나트랑|Nha Trang', '깜라인|Cam Ranh', '판랑|Phan Rang'],
  }),
  unit('tni', 'TNI', 2, 14, '떠이닌', 'Tây Ninh', {
    also: ['타이닌'],
    former: ['롱안|Long An'],
    towns: ['Tân An', 'Đức Hòa'],
  }),
  unit('dna', 'ĐNA', 3, 14, '동나이', 'Đồng Nai', {
    former: ['빈프억|빈푸억|Bình Phước'],
    towns: ['비엔호아|Biên Hòa', '롱타인|롱탄|Long Thành', '년짝|Nhơn Trạch'],
  }),
  unit('ag', 'AG', 1, 15, '안장', 'An Giang', {
    also: ['안지앙'],
    former: ['끼엔장|키엔장|Kiên Giang'],
    towns: ['푸꾸옥|푸꿕|Phú Quốc', '락자|Rạch Giá', '롱쑤옌|Long Xuyên', '쩌우독|Châu Đốc'],
  }),
  unit('dt', 'ĐT', 2, 15, '동탑', 'Đồng Tháp', {
    former: ['띠엔장|티엔장|Tiền Giang'],
    towns: ['미토|Mỹ Tho', 'Cao Lãnh', 'Sa Đéc'],
  }),
  unit('hcm', 'HCM', 3, 15, '호찌민시', 'Thành phố Hồ Chí Minh', {
    city: true,
    en: 'Ho Chi Minh City',
    also: [
      '호치민시',
      '호찌민',
      '호치민',
      '호치밍',
      '사이공',
      'TP.HCM',
      'TP HCM',
      'TPHCM',
      'Tp. Hồ Chí Minh',
      'HCM',
      'HCMC',
      'HCM City',
      'Hồ Chí Minh',
      'Sài Gòn',
      'Saigon',
      'Ho Chi Minh',
    ],
    former: [
      '빈즈엉|빈증|Bình Dương',
      '바리어붕따우|바리아붕따우|Bà Rịa – Vũng Tàu|Bà Rịa|BR-VT|BRVT',
    ],
    towns: [
      '붕따우|Vũng Tàu',
      '투득|Thủ Đức',
      '투저우못|Thủ Dầu Một',
      '껀저|Cần Giờ',
      'Thủ Thiêm',
      'Dĩ An',
      'Côn Đảo',
      '꼰다오',
    ],
  }),
  unit('ct', 'CT', 1, 16, '껀터', 'Cần Thơ', {
    city: true,
    also: ['깐토', '껀터시', 'Cantho'],
    former: ['속짱|Sóc Trăng', '허우장|Hậu Giang'],
  }),
  unit('vl', 'VL', 2, 16, '빈롱', 'Vĩnh Long', { former: ['벤째|벤쩨|Bến Tre', '짜빈|Trà Vinh'] }),
  unit('cm', 'CM', 0, 17, '까마우', 'Cà Mau', { also: ['카마우'], former: ['박리에우|Bạc Liêu'] }),
]

type More = { city?: true; en?: string; also?: string[]; former?: string[]; towns?: string[] }

function unit(
  code: string,
  tile: string,
  column: number,
  row: number,
  ko: string,
  vi: string,
  more: More = {},
): PlaceEntry {
  const {
    city = false,
    en = vi
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replace(/đ/g, 'd')
      .replace(/Đ/g, 'D'),
    also = [],
    former = [],
    towns = [],
  } = more
  return {
    id: `vn-${code}`,
    country: 'VN',
    tile,
    column,
    row,
    centrallyRun: city,
    names: { ko, vi, en: en === 'Ha Noi' ? 'Hanoi' : en },
    also: [...also, en],
    former: former.map(split),
    towns: towns.flatMap(split),
  }
}

function split(names: string): string[] {
  return names.split('|')
}
