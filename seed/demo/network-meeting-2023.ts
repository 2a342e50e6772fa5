import { networkRequests } from './network-meeting-2023-requests'
import { registered } from './registrations'
import { dayOfSlots } from './slots'
import type { DemoEvent, DemoRegistration } from './types'

const morning = ['d1s1', 'd1s2', 'd1s3', 'd1s4']
const afternoon = ['d1s5', 'd1s6', 'd1s7', 'd1s8']

/** Sixteen firms and an agency of the Korean ministry. */
const koreanSide: DemoRegistration[] = [
  registered('kr-mulgil', '2023-08-03'),
  registered('kr-daon', '2023-08-03'),
  registered('kr-saesol', '2023-08-04'),
  registered('kr-garam', '2023-08-02', { remark: '베트남사업부장이 베트남어로 직접 상담합니다.' }),
  registered('kr-hanbit', '2023-08-07'),
  registered('kr-nuri', '2023-08-04'),
  registered('kr-bareum', '2023-08-08'),
  registered('kr-ieum', '2023-08-09'),
  registered('kr-onsaemi', '2023-08-07'),
  registered('kr-haeol', '2023-08-08', {
    availableSlots: morning,
    remark: '오후 비행편으로 귀국하여 오전에만 참석합니다.',
  }),
  registered('kr-dodam', '2023-08-10'),
  registered('kr-dandi', '2023-08-09'),
  registered('kr-yeoul', '2023-08-10'),
  registered('kr-teodakki', '2023-08-10', {
    availableSlots: ['d1s2', 'd1s3', 'd1s4', ...afternoon],
  }),
  registered('kr-maru', '2023-08-07', {
    maxMeetings: 4,
    remark: '오후 발표 준비로 상담은 네 건까지 부탁드립니다.',
  }),
  registered('kr-gaonroad', '2023-08-11'),
  registered('kr-agency-overseas', '2023-08-11', { maxMeetings: 3 }),
]

/** Eighteen Vietnamese buyers: departments, boards, agencies of the ministry, firms. */
const vietnameseSide: DemoRegistration[] = [
  registered('vn-songbo', '2023-08-09'),
  registered('vn-cuulong', '2023-08-10'),
  registered('vn-tienduong', '2023-08-09'),
  registered('vn-sxd-hue', '2023-08-09'),
  registered('vn-sxd-danang', '2023-08-10'),
  registered('vn-sxd-laocai', '2023-08-10', {
    availableSlots: [...morning, 'd1s5'],
    remark: 'Đoàn về Lào Cai bằng tàu chiều.',
  }),
  registered('vn-sxd-quangninh', '2023-08-10'),
  registered('vn-sxd-cantho', '2023-08-11'),
  registered('vn-sxd-bacninh', '2023-08-10'),
  registered('vn-sxd-dongthap', '2023-08-11'),
  registered('vn-sxd-hcm', '2023-08-11'),
  registered('vn-sxd-khanhhoa', '2023-08-10', {
    availableSlots: afternoon,
    remark: 'Chuyến bay đến Nội Bài lúc 11:20 nên chỉ dự buổi chiều.',
  }),
  registered('vn-sxd-nghean', '2023-08-11'),
  registered('vn-bql-haiphong', '2023-08-11'),
  registered('vn-bql-dongnai', '2023-08-11'),
  registered('vn-bql-thainguyen', '2023-08-11'),
  registered('vn-agency-smartcity', '2023-08-08', {
    availableSlots: ['d1s2', 'd1s3', 'd1s4', ...afternoon],
  }),
  registered('vn-agency-road', '2023-08-11'),
]

/** Present without meetings of their own. */
const others: DemoRegistration[] = [
  registered('kr-assoc-infra', '2023-08-11', { withoutMeetings: true }),
  registered('vn-inst-material', '2023-08-11', { withoutMeetings: true }),
  registered('vn-host-vkc', '2023-08-01', { withoutMeetings: true }),
]

/** The network meeting of 13 September 2023 in Hanoi: requests answered, ready to schedule. */
export const networkMeeting2023: DemoEvent = {
  slug: 'network-meeting-2023',
  kind: 'matchmaking',
  state: 'requests',
  name: {
    ko: '2023 한·베 스마트시티·건설기술 교류회',
    vi: 'Hội nghị mạng lưới công nghệ đô thị thông minh, xây dựng Việt Nam – Hàn Quốc 2023',
    en: 'Vietnam–Korea Smart City and Construction Technology Network Meeting 2023',
  },
  edition: '2023',
  summary: {
    ko: '두 나라 부처의 기관, 지방 건설국, 협회와 기업이 하루 동안 하노이에서 만납니다. 2022년 전시회의 상담을 지방의 계획으로 잇는 자리입니다.',
    vi: 'Một ngày tại Hà Nội, cơ quan của hai Bộ, sở xây dựng các địa phương, hiệp hội và doanh nghiệp gặp nhau; nối tiếp các cuộc trao đổi năm 2022 với kế hoạch của địa phương.',
    en: 'One day in Hanoi for agencies of both ministries, provincial departments, associations and firms, taking the exchanges of 2022 to the plans of the provinces.',
  },
  venue: {
    name: {
      ko: '하노이 호안까우 호텔 회의장',
      vi: 'Khu hội nghị khách sạn Hoàn Cầu',
      en: 'Hoan Cau Hotel Conference Centre',
    },
    address: {
      ko: '하노이시 지앙보동 랑하 거리 999',
      vi: 'Số 999 phố Láng Hạ, phường Giảng Võ, Hà Nội',
      en: '999 Lang Ha Street, Giang Vo Ward, Ha Noi',
    },
    province: 'Hà Nội',
  },
  timeZone: 'Asia/Ho_Chi_Minh',
  days: ['2023-09-13'],
  organiser: 'vn-host-vkc',
  programmeComponent: 4,
  policies: ['Quyết định 388/QĐ-BXD', 'Quyết định 950/QĐ-TTg'],
  quotas: { perOrganisation: 8, pendingRequests: 10 },
  deadlines: {
    registration: '2023-08-11',
    requests: '2023-09-04',
    answers: '2023-09-07',
    publication: '2023-09-08',
  },
  grid: { slotMinutes: 30, gapMinutes: 0, lunch: { start: '11:30', end: '13:30' } },
  slots: dayOfSlots(1),
  tables: [
    {
      key: 'N1',
      label: '1',
      place: { ko: '연꽃홀', vi: 'Phòng Sen', en: 'Lotus Room' },
      capacity: 4,
      equipment: ['screen'],
    },
    {
      key: 'N2',
      label: '2',
      place: { ko: '연꽃홀', vi: 'Phòng Sen', en: 'Lotus Room' },
      capacity: 4,
      equipment: ['screen'],
    },
    {
      key: 'N3',
      label: '3',
      place: { ko: '연꽃홀', vi: 'Phòng Sen', en: 'Lotus Room' },
      capacity: 4,
      equipment: [],
    },
    {
      key: 'N4',
      label: '4',
      place: { ko: '연꽃홀', vi: 'Phòng Sen', en: 'Lotus Room' },
      capacity: 4,
      equipment: [],
    },
    {
      key: 'N5',
      label: '5',
      place: { ko: '대나무홀', vi: 'Phòng Trúc', en: 'Bamboo Room' },
      capacity: 6,
      equipment: ['screen'],
    },
    {
      key: 'N6',
      label: '6',
      place: { ko: '대나무홀', vi: 'Phòng Trúc', en: 'Bamboo Room' },
      capacity: 6,
      equipment: [],
    },
    {
      key: 'N7',
      label: '7',
      place: { ko: '대나무홀', vi: 'Phòng Trúc', en: 'Bamboo Room' },
      capacity: 4,
      equipment: ['quiet'],
    },
  ],
  interpreters: [
    {
      key: 'int-23-1',
      name: '고은서',
      latinName: 'Ko Eun-seo',
      email: 'eunseo.ko@thongdich-vkc.example',
      phone: '+82 10-5550-0301',
      pairs: ['ko-vi'],
      skills: ['상하수도', '환경'],
      maxInARow: 4,
    },
    {
      key: 'int-23-2',
      name: 'Nguyễn Thu Hà',
      latinName: 'Nguyen Thu Ha',
      email: 'ha.nguyen@thongdich-vkc.example',
      phone: '+84 90 555 0302',
      pairs: ['ko-vi'],
      skills: ['giao thông', 'xây dựng'],
      maxInARow: 4,
    },
    {
      key: 'int-23-3',
      name: 'Trần Quốc Bảo',
      latinName: 'Tran Quoc Bao',
      email: 'bao.tran@thongdich-vkc.example',
      phone: '+84 90 555 0303',
      pairs: ['ko-vi', 'en-vi'],
      skills: ['phần mềm', 'GIS'],
      maxInARow: 4,
    },
    {
      key: 'int-23-4',
      name: '육지민',
      latinName: 'Yuk Ji-min',
      email: 'jimin.yuk@thongdich-vkc.example',
      phone: '+82 10-5550-0304',
      pairs: ['ko-vi'],
      skills: ['토목', '방재'],
      maxInARow: 4,
    },
    {
      key: 'int-23-5',
      name: 'Lê Minh Châu',
      latinName: 'Le Minh Chau',
      email: 'chau.le@thongdich-vkc.example',
      phone: '+84 90 555 0305',
      pairs: ['ko-vi'],
      skills: ['năng lượng', 'môi trường'],
      maxInARow: 4,
    },
    {
      key: 'int-23-6',
      name: '사공윤',
      latinName: 'Sagong Yun',
      email: 'yun.sagong@thongdich-vkc.example',
      phone: '+82 10-5550-0306',
      pairs: ['ko-vi', 'en-ko'],
      skills: ['도시계획', '행정'],
      maxInARow: 4,
    },
  ],
  sessions: [
    {
      title: { ko: '접수와 명찰 교부', vi: 'Đón tiếp, nhận thẻ', en: 'Arrival and badges' },
      day: 1,
      start: '08:00',
      end: '08:30',
      room: { ko: '2층 로비', vi: 'Sảnh tầng 2', en: 'Second-floor lobby' },
      speakers: [],
    },
    {
      title: {
        ko: '개회와 두 부처의 협력 방향',
        vi: 'Khai mạc và định hướng hợp tác của hai Bộ',
        en: 'Opening: how the two ministries work together',
      },
      day: 1,
      start: '08:30',
      end: '09:20',
      room: { ko: '연꽃홀', vi: 'Phòng Sen', en: 'Lotus Room' },
      speakers: ['Nguyễn Thị Ánh Tuyết', '장혜림'],
    },
    {
      title: {
        ko: '도시 지표 자동 산정 사례',
        vi: 'Kinh nghiệm tự động tính chỉ số đô thị',
        en: 'Computing urban indicators automatically',
      },
      day: 1,
      start: '15:40',
      end: '16:20',
      room: { ko: '대나무홀', vi: 'Phòng Trúc', en: 'Bamboo Room' },
      speakers: ['황시윤'],
    },
  ],
  registrations: [...koreanSide, ...vietnameseSide, ...others],
  requests: networkRequests,
  meetings: [],
  exchanges: [],
  outcomes: [],
  followUps: [],
  agreements: [],
}
