import { exhibitionExchanges, exhibitionMeetings } from './exhibition-2022-meetings'
import {
  exhibitionAgreements,
  exhibitionFollowUps,
  exhibitionOutcomes,
} from './exhibition-2022-outcomes'
import { exhibitionRequests } from './exhibition-2022-requests'
import { koreanFirms } from './organisations-korea'
import { vietnameseFirms } from './organisations-vietnam'
import { registered } from './registrations'
import { dayOfSlots } from './slots'
import type { DemoEvent } from './types'

/** The first sixteen firms of each country. */
const firms = [...koreanFirms.slice(0, 16), ...vietnameseFirms]

/** The exhibition of 2022: 16 × 16 firms, 52 exchanges. */
export const exhibition2022: DemoEvent = {
  slug: 'exhibition-2022',
  kind: 'exhibition',
  state: 'closed',
  name: {
    ko: '2022 한·베 스마트시티·건설기술 전시·상담회',
    vi: 'Triển lãm và kết nối công nghệ đô thị thông minh, xây dựng Việt Nam – Hàn Quốc 2022',
    en: 'Vietnam–Korea Smart City and Construction Technology Exhibition 2022',
  },
  edition: '2022',
  summary: {
    ko: '두 나라 기업 16곳씩 전시대를 열고 이틀 동안 통역을 갖춘 개별 상담을 했습니다.',
    vi: 'Mỗi nước 16 doanh nghiệp trưng bày và gặp riêng trong hai ngày, có phiên dịch tại bàn.',
    en: 'Sixteen firms from each country showed their technologies and met one to one over two days, with interpreters at the tables.',
  },
  venue: {
    name: {
      ko: '하노이 센홍 컨벤션센터',
      vi: 'Trung tâm Hội nghị Sen Hồng',
      en: 'Sen Hong Convention Centre',
    },
    address: {
      ko: '하노이시 타인쑤언동 응우옌짜이로 999',
      vi: 'Số 999 đường Nguyễn Trãi, phường Thanh Xuân, Hà Nội',
      en: '999 Nguyen Trai Street, Thanh Xuan Ward, Ha Noi',
    },
    province: 'Hà Nội',
  },
  timeZone: 'Asia/Ho_Chi_Minh',
  days: ['2022-11-16', '2022-11-17'],
  organiser: 'vn-host-vkc',
  programmeComponent: 4,
  policies: ['Quyết định 388/QĐ-BXD', 'Quyết định 950/QĐ-TTg'],
  quotas: { perOrganisation: 8, pendingRequests: 10 },
  deadlines: {
    registration: '2022-10-14',
    requests: '2022-11-04',
    answers: '2022-11-08',
    publication: '2022-11-11',
  },
  grid: { slotMinutes: 30, gapMinutes: 0, lunch: { start: '11:30', end: '13:30' } },
  slots: [...dayOfSlots(1), ...dayOfSlots(2)],
  tables: [
    {
      key: 'X1',
      label: '1',
      place: { ko: '상담장 A', vi: 'Khu gặp gỡ A', en: 'Meeting area A' },
      capacity: 4,
      equipment: ['screen'],
    },
    {
      key: 'X2',
      label: '2',
      place: { ko: '상담장 A', vi: 'Khu gặp gỡ A', en: 'Meeting area A' },
      capacity: 4,
      equipment: ['screen'],
    },
    {
      key: 'X3',
      label: '3',
      place: { ko: '상담장 A', vi: 'Khu gặp gỡ A', en: 'Meeting area A' },
      capacity: 6,
      equipment: [],
    },
    {
      key: 'X4',
      label: '4',
      place: { ko: '상담장 B', vi: 'Khu gặp gỡ B', en: 'Meeting area B' },
      capacity: 4,
      equipment: [],
    },
    {
      key: 'X5',
      label: '5',
      place: { ko: '상담장 B', vi: 'Khu gặp gỡ B', en: 'Meeting area B' },
      capacity: 6,
      equipment: ['quiet'],
    },
  ],
  interpreters: [
    {
      key: 'int-22-1',
      name: '고은서',
      latinName: 'Ko Eun-seo',
      email: 'eunseo.ko@thongdich-vkc.example',
      phone: '+82 10-5550-0301',
      pairs: ['ko-vi'],
      skills: ['상하수도', '환경'],
      maxInARow: 4,
    },
    {
      key: 'int-22-2',
      name: 'Nguyễn Thu Hà',
      latinName: 'Nguyen Thu Ha',
      email: 'ha.nguyen@thongdich-vkc.example',
      phone: '+84 90 555 0302',
      pairs: ['ko-vi'],
      skills: ['giao thông', 'xây dựng'],
      maxInARow: 4,
    },
    {
      key: 'int-22-3',
      name: 'Trần Quốc Bảo',
      latinName: 'Tran Quoc Bao',
      email: 'bao.tran@thongdich-vkc.example',
      phone: '+84 90 555 0303',
      pairs: ['ko-vi', 'en-vi'],
      skills: ['phần mềm', 'GIS'],
      maxInARow: 4,
    },
    {
      key: 'int-22-4',
      name: '육지민',
      latinName: 'Yuk Ji-min',
      email: 'jimin.yuk@thongdich-vkc.example',
      phone: '+82 10-5550-0304',
      pairs: ['ko-vi'],
      skills: ['토목', '방재'],
      maxInARow: 4,
    },
  ],
  sessions: [
    {
      title: {
        ko: '개막과 협력센터 소개',
        vi: 'Khai mạc và giới thiệu Trung tâm',
        en: 'Opening and introduction of the centre',
      },
      day: 1,
      start: '08:30',
      end: '09:20',
      room: { ko: '대강당', vi: 'Hội trường lớn', en: 'Main hall' },
      speakers: ['Nguyễn Lan Hương'],
    },
    {
      title: {
        ko: '스마트시티 지표와 데이터',
        vi: 'Chỉ số và dữ liệu đô thị thông minh',
        en: 'Smart-city indicators and data',
      },
      day: 2,
      start: '15:30',
      end: '16:30',
      room: { ko: '세미나실 2', vi: 'Phòng hội thảo 2', en: 'Seminar room 2' },
      speakers: ['Nguyễn Thị Ánh Tuyết', '노경석'],
    },
  ],
  registrations: firms.map((firm, index) =>
    registered(firm.key, index % 2 === 0 ? '2022-10-12' : '2022-10-14'),
  ),
  requests: exhibitionRequests,
  meetings: exhibitionMeetings,
  exchanges: exhibitionExchanges,
  outcomes: exhibitionOutcomes,
  followUps: exhibitionFollowUps,
  agreements: exhibitionAgreements,
}
