import { Anchor } from '../anchor'
import { BarTiles } from '../bar-tiles'
import { DotMatrix, TileShares } from '../dot-matrix'
import { Figures } from '../figures'
import { Section } from '../section'
import { PlaceMark, TileLegend, TileMap } from '../tile-map'

const KOREA = {
  'kr-se': 8,
  'kr-gg': 7,
  'kr-dj': 4,
  'kr-bs': 3,
  'kr-ic': 2,
  'kr-gj': 1,
}
const VIETNAM = {
  'vn-hn': 4,
  'vn-hcm': 4,
  'vn-hue': 3,
  'vn-dn': 3,
  'vn-bn': 2,
  'vn-lca': 1,
}
const FIRMS = ['물길센싱', '다온교통', '새솔구조안전', '꿰뚫음'].map((name) => ({
  id: name,
  name,
  lang: 'ko',
}))
const BUYERS = ['Sông Bồ', 'Gió Nam', 'Hải Vân', 'An Vân', 'Việt Tâm'].map((name) => ({
  id: name,
  name,
  lang: 'vi',
}))

export function ChartsKit() {
  return (
    <>
      <Section id="maps" title="지도">
        <div className="twin max-w-96">
          <figure>
            <figcaption>
              <b>한국</b>기술 25건
            </figcaption>
            <TileMap
              country="KR"
              values={KOREA}
              summary="한국의 시도별 기술"
              say={(count) => `기술 ${count}건`}
            />
          </figure>
          <figure>
            <figcaption>
              <b>베트남</b>수요 17건, 6/34개 성·시
            </figcaption>
            <TileMap
              country="VN"
              values={VIETNAM}
              summary="베트남의 성·시별 수요"
              say={(count) => `수요 ${count}건`}
              here="vn-hue"
              linkTo={(code) => `?place=${code}`}
              chosen={['vn-dn']}
            />
          </figure>
        </div>
        <div className="mt-4 stack">
          <TileLegend>
            <Anchor to="?view=table">표로 보기</Anchor>
          </TileLegend>
          <TileLegend steps={[1, 2, 3, 5]} />
          <PlaceMark letters="HUE" large />
        </div>
      </Section>
      <Section id="figures" title="수치" lang="vi">
        <Figures
          figures={[
            { value: '27', label: 'doanh nghiệp Hàn Quốc trong khảo sát nhu cầu năm 2021' },
            { value: '31', label: 'công nghệ mong muốn đưa đến Việt Nam' },
            { value: '16 × 16', label: 'doanh nghiệp hai nước' },
            { value: '52', label: 'cuộc trao đổi về khả năng hợp tác' },
          ]}
        />
        <div className="report">
          <Figures
            kind="report"
            figures={[
              {
                value: '27',
                label: 'doanh nghiệp Hàn Quốc',
                second: { text: 'Korean firms', lang: 'en' },
              },
              { value: '1.250', label: 'công nghệ', second: { text: 'technologies', lang: 'en' } },
              { value: '24,1 %', label: 'tỷ lệ', more: <Anchor to="#figures">Xem hồ sơ</Anchor> },
            ]}
          />
        </div>
        <BarTiles
          rows={[
            {
              id: 't',
              label: 'Giao thông và vận tải',
              name: 'Giao thông',
              value: 7,
              second: { text: 'Transport', lang: 'en' },
            },
            { id: 'w', label: 'Cấp nước và thoát nước', name: 'Nước', value: 5.5, text: '5,5' },
            { id: 'n', label: 'Nghiễm Ỷ Ẫm Đường', name: 'Đường', value: 0 },
          ]}
        />
      </Section>
      <Section id="matrix" title="누가 누구와">
        <div className="split">
          <DotMatrix
            rows={FIRMS}
            columns={BUYERS}
            level={(row, column) => ((row.length + column.length) % 3 === 0 ? 4 : 0)}
            summary="4 × 5개 기관의 상담"
            totalLabel="상담 수"
          />
          <TileShares
            summary="63개 성·시 가운데 27곳이 성 전체로 추진"
            shares={[
              { id: 'all', label: '성 전체', count: 27, level: 4 },
              { id: 'city', label: '성 직할시', count: 14, level: 3 },
              { id: 'none', label: '아직 없음', count: 22, level: 0 },
            ]}
          />
        </div>
      </Section>
    </>
  )
}
