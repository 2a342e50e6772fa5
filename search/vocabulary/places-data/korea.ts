import type { PlaceEntry } from './entry'

/** The 17 provinces and metropolitan cities: code, tile, column and row on the tile map, names, towns. */
export const KOREA: readonly PlaceEntry[] = [
  unit('ic', 'IC', 0, 0, '인천', '인천광역시', 'Incheon', '송도|Songdo 청라 영종|Yeongjong'),
  unit('se', 'SE', 1, 0, '서울', '서울특별시', 'Seoul', '강남구 마포구 구로구 금천구 송파구 성동구 영등포구'),
  unit('gg', 'GG', 2, 0, '경기', '경기도', 'Gyeonggi', '수원|Suwon 성남|Seongnam 판교|Pangyo 용인|Yongin 고양시|Goyang 안양|Anyang 부천|Bucheon 안산|Ansan 화성시|Hwaseong 평택|Pyeongtaek 하남시|Hanam 의정부 남양주 김포시|Gimpo 파주|Paju 이천시|Icheon 시흥 군포 광명시'),
  unit('gw', 'GW', 3, 0, '강원', '강원특별자치도', 'Gangwon', '춘천|Chuncheon 원주시|Wonju 강릉|Gangneung 속초 동해시 삼척 태백시'),
  unit('cn', 'CN', 0, 1, '충남', '충청남도', 'Chungnam', '천안|Cheonan 아산시|Asan 당진 서산시 공주시 보령 논산', ['Chungcheongnam-do', 'South Chungcheong', '충남도']),
  unit('sj', 'SJ', 1, 1, '세종', '세종특별자치시', 'Sejong', '', ['세종시']),
  unit('cb', 'CB', 2, 1, '충북', '충청북도', 'Chungbuk', '청주|Cheongju 오송|Osong 충주시|Chungju 제천 음성군 진천', ['Chungcheongbuk-do', 'North Chungcheong', '충북도']),
  unit('gb', 'GB', 3, 1, '경북', '경상북도', 'Gyeongbuk', '포항|Pohang 구미시|Gumi 경주|Gyeongju 안동시|Andong 경산 김천 영천시', ['Gyeongsangbuk-do', 'North Gyeongsang', '경북도']),
  unit('jb', 'JB', 0, 2, '전북', '전북특별자치도', 'Jeonbuk', '전주시|Jeonju 군산|Gunsan 익산|Iksan 새만금 정읍', ['전라북도', 'Jeollabuk-do', 'North Jeolla', '전북도']),
  unit('dj', 'DJ', 1, 2, '대전', '대전광역시', 'Daejeon', '대덕특구 유성구'),
  unit('dg', 'DG', 2, 2, '대구', '대구광역시', 'Daegu', '수성구 달성군'),
  unit('us', 'US', 3, 2, '울산', '울산광역시', 'Ulsan', ''),
  unit('jn', 'JN', 0, 3, '전남', '전라남도', 'Jeonnam', '여수|Yeosu 순천시|Suncheon 목포|Mokpo 나주시|Naju 광양|Gwangyang', ['Jeollanam-do', 'South Jeolla', '전남도']),
  unit('gj', 'GJ', 1, 3, '광주', '광주광역시', 'Gwangju', ''),
  unit('gn', 'GN', 2, 3, '경남', '경상남도', 'Gyeongnam', '창원|Changwon 김해시|Gimhae 진주시|Jinju 거제|Geoje 양산시|Yangsan 통영 사천시', ['Gyeongsangnam-do', 'South Gyeongsang', '경남도']),
  unit('bs', 'BS', 3, 3, '부산', '부산광역시', 'Busan', '해운대|Haeundae 강서구', ['Pusan']),
  unit('jj', 'JJ', 0, 4, '제주', '제주특별자치도', 'Jeju', '서귀포|Seogwipo', ['제주도', '제주시']),
]

function unit(code: string, tile: string, column: number, row: number, short: string, full: string, latin: string, towns: string, more: string[] = []): PlaceEntry {
  const metropolitan = /(?:시|특별자치시)$/.test(full)
  const also = [full, `${short}시`, `${latin}-do`, `${latin} Province`, `${latin}-si`, `tỉnh ${latin}`, `thành phố ${latin}`, ...(metropolitan ? [`${latin} Metropolitan City`, `${short}광역시`] : [`${short}도`]), ...more]
  return { id: `kr-${code}`, country: 'KR', tile, column, row, centrallyRun: metropolitan, names: { ko: short, vi: latin, en: latin }, also: [...new Set(also)], former: [], towns: towns.split(' ').filter(Boolean).flatMap((names) => names.split('|')) }
}
