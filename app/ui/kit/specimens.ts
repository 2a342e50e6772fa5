import type { Party } from '../meeting-tile'

/** Texts that break layouts: stacked Vietnamese marks, rare syllables, sixty characters, nothing at all. */
export const STRESS = {
  vietnamese: 'Nghiễm Ỷ Ẫm Đường',
  korean: '꿰뚫음',
  longKorean:
    '관로 주행 로봇과 음향 센서를 함께 이용한 노후 상수관 누수 위치 정밀 조사와 관 두께 동시 측정 시스템',
  longVietnamese: 'Hệ thống giám sát rò rỉ mạng lưới cấp nước bằng cảm biến âm thanh',
}

const party = (name: string, shortName: string, lang: string): Party => ({ name, shortName, lang })

export const PARTIES = {
  mulgil: party('물길센싱(주)', '물길센싱', 'ko'),
  daon: party('다온교통(주)', '다온교통', 'ko'),
  saesol: party('새솔구조안전(주)', '새솔구조안전', 'ko'),
  songBo: party('Công ty Cổ phần Cấp nước Sông Bồ', 'Sông Bồ', 'vi'),
  gioNam: party('Công ty Năng lượng Gió Nam', 'Gió Nam', 'vi'),
  stress: party(`Công ty TNHH ${STRESS.vietnamese}`, 'Nghiễm Ỷ Ẫm', 'vi'),
}
