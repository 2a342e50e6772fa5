import { koreanFirms } from './organisations-korea'
import { registered } from './registrations'
import { surveyTechnologies } from './technologies'
import type { DemoEvent } from './types'

/** The demand survey of 2021: 27 Korean firms, 31 technologies. */
export const survey2021: DemoEvent = {
  slug: 'survey-2021',
  kind: 'survey',
  state: 'closed',
  name: {
    ko: '2021년 베트남 진출 희망 기술 수요조사',
    vi: 'Khảo sát nhu cầu đưa công nghệ Hàn Quốc vào Việt Nam năm 2021',
    en: '2021 survey of Korean technologies for Viet Nam',
  },
  edition: '2021',
  summary: {
    ko: '협력센터 사업을 준비하며 베트남 진출을 바라는 한국 기업과 기술을 조사했습니다. 기업이 직접 작성하고 협회가 인증 서류를 확인했습니다.',
    vi: 'Khảo sát trước dự án, ghi nhận doanh nghiệp Hàn Quốc và công nghệ mong muốn đưa vào Việt Nam. Doanh nghiệp tự khai, hiệp hội đối chiếu chứng nhận.',
    en: 'Taken before the project: Korean firms and the technologies they wish to bring to Viet Nam, entered by the firms and checked against certificates by an association.',
  },
  venue: null,
  timeZone: 'Asia/Seoul',
  days: ['2021-06-07', '2021-07-23'],
  organiser: 'vn-host-vkc',
  programmeComponent: 4,
  policies: ['Quyết định 950/QĐ-TTg'],
  quotas: {},
  deadlines: { registration: '2021-07-23' },
  grid: { slotMinutes: 30, gapMinutes: 0 },
  slots: [],
  tables: [],
  interpreters: [],
  sessions: [],
  registrations: koreanFirms.map((firm) => {
    const own = surveyTechnologies.filter((technology) => technology.organisation === firm.key)
    const enteredOn = own.map((technology) => technology.enteredOn).sort()[0] ?? '2021-07-23'
    return registered(firm.key, enteredOn, {
      listings: own.map((technology) => technology.key),
      withoutMeetings: true,
    })
  }),
  requests: [],
  meetings: [],
  exchanges: [],
  outcomes: [],
  followUps: [],
  agreements: [],
}
