import { Anchor } from '../anchor'
import { ComparisonTable } from '../comparison-table'
import { DataTable } from '../data-table'
import type { Column } from '../data-table'
import { DefinitionList } from '../definition-list'
import { Section } from '../section'
import { TrlMeter } from '../trl-meter'
import { STRESS } from './specimens'

type Project = { id: string; name: string; place: string; year: number; size: string }
const PROJECTS: Project[] = [
  {
    id: '1',
    name: STRESS.longKorean,
    place: '베트남 후에',
    year: 2025,
    size: '관로 12 km, 센서 80개',
  },
  { id: '2', name: STRESS.korean, place: '', year: 2023, size: '관로 186 km, 센서 1,240개' },
]
const COLUMNS: Column<Project>[] = [
  {
    id: 'name',
    label: '사업',
    header: true,
    cell: (project) => <Anchor to="#records">{project.name}</Anchor>,
  },
  { id: 'place', label: '지역', cell: (project) => project.place },
  {
    id: 'year',
    label: '연도',
    numeric: true,
    cell: (project) => project.year,
    sort: { to: '?sort=year', direction: 'descending' },
  },
  { id: 'size', label: '규모', cell: (project) => project.size, sort: { to: '?sort=size' } },
]

export function RecordsKit() {
  return (
    <>
      <Section id="records" title="표와 사실">
        <div className="stack">
          <DataTable
            caption="실적"
            columns={COLUMNS}
            rows={PROJECTS}
            rowId={(project) => project.id}
          />
          <DefinitionList
            facts={[
              { term: '협력 방식', detail: '수출, 시범사업, 라이선스' },
              {
                term: '참고 가격',
                detail: '센서 1개 1,150,000~1,480,000원',
                note: '약 2,047만~2,634만 동. 2026. 10. 1. 환율',
              },
              { term: '설치 조건' },
              { term: '관련 정책', detail: STRESS.vietnamese, lang: 'vi' },
            ]}
          />
          <DefinitionList
            kind="glance"
            facts={[
              { term: '기술 성숙도', detail: <TrlMeter level={9} /> },
              { term: '참고 가격', detail: '115만~148만 원', note: '센서 1개' },
              { term: '납기', detail: '계약 후 10주' },
              { term: '베트남 실적' },
            ]}
          />
        </div>
      </Section>
      <Section
        id="compare"
        title="So sánh"
        aside={<p>Ô vuông: tiêu chí có khác biệt.</p>}
        lang="vi"
      >
        <ComparisonTable
          caption="So sánh"
          columns={[
            { id: '1', title: 'Cảm biến âm thanh', detail: 'Mulgil Sensing' },
            { id: '2', title: 'Rô-bốt trong ống', detail: 'Garam Water' },
            { id: '3', title: STRESS.vietnamese, detail: 'Solchan IoT' },
          ]}
          rows={[
            {
              id: 'trl',
              label: 'TRL',
              cells: [
                <TrlMeter key="1" level={9} />,
                <TrlMeter key="2" level={8} />,
                <TrlMeter key="3" level={7} />,
              ],
            },
            {
              id: 'net',
              label: 'NET',
              cells: ['đến 30/6/2029', 'đến 11/02/2027', 'đến 30/9/2030'],
            },
            { id: 'dig', label: 'Không cần đào đường', cells: ['có', 'có', 'có'], same: true },
          ]}
        />
      </Section>
    </>
  )
}
