import { Anchor } from '../anchor'
import { LinkButton } from '../button'
import { CertificateBadge, CertificateSeal } from '../certificate-badge'
import { Chip, Chips, ConceptChip, UnderstoodChip } from '../chip'
import { DefinitionList } from '../definition-list'
import { Facets } from '../facets'
import { CompareIcon } from '../icon'
import { LanguageMark } from '../language-mark'
import { MatchReasons } from '../match-reasons'
import { Section } from '../section'
import { TrlMeter, TrlStatement } from '../trl-meter'
import { WhyList } from '../why-list'
import { STRESS } from './specimens'

const REASONS = [
  { id: 'concept', text: '개념이 같음: 누수 탐지, 무수율 관리', points: 28, weight: 30 },
  { id: 'trl', text: 'TRL 9 (요구 8 이상)', points: 10, weight: 10 },
  { id: 'budget', text: '예산: 단가에 설치비 없음', points: 5, weight: 10, lack: true },
  { id: 'region', text: `지역: ${STRESS.vietnamese}`, points: 7, weight: 8 },
  { id: 'language', text: '언어: 베트남어 자료 없음', points: 0, weight: 3, lack: true },
]

export function ResultsKit() {
  return (
    <>
      <Section id="marks" title="표시">
        <div className="stack">
          <p className="certrow">
            <CertificateBadge
              state="valid"
              code="NET"
              detail="제900호, 2029. 6. 30.까지"
              to="#marks"
            />
            <CertificateBadge state="soon" code="NET" detail="4개월 후 만료" />
            <CertificateBadge state="expired" code="GS" detail="2024년 만료" />
            <CertificateBadge
              state="unverified"
              code="시험성적서"
              detail="옛 자료: “시험성적서 있음”, 확인 안 됨"
            />
          </p>
          <Chips label="개념">
            {[
              <ConceptChip key="1" label="누수 탐지" state="hit" to="#marks" />,
              <ConceptChip key="2" label={STRESS.korean} to="#marks" />,
              <ConceptChip key="3" label="무수율 관리" state="suggested" />,
              <ConceptChip key="4" label="소화전" state="off" />,
              <Chip key="5" lang="vi">
                {STRESS.vietnamese}
              </Chip>,
            ]}
          </Chips>
          <div className="understood">
            <span className="mute">Đã hiểu là</span>
            <UnderstoodChip kind="Nơi" value="Huế, gồm Thừa Thiên Huế cũ" removeTo="?x=1" />
            <UnderstoodChip
              kind="Khái niệm"
              value="cầu"
              removeTo="?x=2"
              senses={[
                { label: 'cầu đường bộ', to: '?s=1' },
                { label: 'nhu cầu', to: '?s=2' },
              ]}
            />
          </div>
          <p className="row">
            <TrlMeter level={9} />
            <TrlMeter level={6} />
            <TrlMeter level={3} words="Proof of concept" />
          </p>
          <LanguageMark shown="ko" original="ko" />
          <LanguageMark shown="vi" original="ko" date="02/9/2026" />
          <LanguageMark shown="en" original="ko" by="machine" stale>
            <Anchor to="?l=ko" lang="ko">
              한국어 원문
            </Anchor>
          </LanguageMark>
        </div>
      </Section>
      <Section id="trl-section" title="기술 성숙도">
        <TrlStatement
          level={9}
          words="운영 환경에서 상용 운영 중"
          evidence="근거: 지방상수도 2개소, 베트남 1개소 운영"
        />
      </Section>
      <Section id="results" title="결과" lang="vi">
        <div className="results">
          <Facets
            action="/vi/technologies"
            found={4}
            chosen={2}
            clearTo="/vi/technologies"
            keep={{ q: 'ro ri', sort: undefined, place: ['vn-hue'] }}
            facets={[
              {
                name: 'concept',
                title: 'Lĩnh vực',
                options: [
                  {
                    value: 'water',
                    label: 'Cấp nước và thoát nước',
                    count: 5,
                    checked: true,
                    narrower: [
                      { value: 'water.leak', label: 'Phát hiện rò rỉ', count: 4, checked: true },
                      { value: 'water.meter', label: 'Đồng hồ nước thông minh', count: 0 },
                    ],
                  },
                ],
              },
              {
                name: 'language',
                title: 'Ngôn ngữ hồ sơ',
                open: false,
                options: [{ value: 'ko', label: 'Chỉ có tiếng Hàn', count: 2 }],
              },
            ]}
          />
          <article className="result">
            <div className="body">
              <h3 className="hitname">
                <Anchor to="#results">{STRESS.longVietnamese}</Anchor>
              </h3>
              <p className="org">
                <span lang="ko">물길센싱(주)</span> Mulgil Sensing · Daejeon, Hàn Quốc
              </p>
              <p className="sum">Cảm biến gắn trên đường ống nghe tiếng rò rỉ suốt 24 giờ.</p>
              <WhyList
                reasons={[
                  {
                    id: '1',
                    text: (
                      <>
                        <b>Phát hiện rò rỉ</b>: trùng khái niệm <span lang="ko">누수 탐지</span>
                      </>
                    ),
                  },
                  {
                    id: '2',
                    text: (
                      <>
                        <b>Huế</b>: chưa có công trình tại Việt Nam
                      </>
                    ),
                    lack: true,
                  },
                ]}
              />
              <details className="more" open>
                <summary>So với nhu cầu: 50/100</summary>
                <MatchReasons reasons={REASONS.slice(0, 3)} />
              </details>
            </div>
            <div className="meta">
              <TrlMeter level={8} />
              <CertificateBadge state="valid" code="NET" detail="số 900, đến 2029" />
              <DefinitionList
                kind="one"
                facts={[
                  { term: 'Giá tham khảo', detail: '1,15–1,48 triệu KRW' },
                  { term: 'Giao hàng' },
                ]}
              />
              <LinkButton small icon={CompareIcon} to="#results">
                So sánh
              </LinkButton>
            </div>
          </article>
        </div>
      </Section>
      <Section
        id="match"
        title="수요와 비교"
        aside={<CertificateSeal state="soon" code="ISO" detail="9001" />}
      >
        <MatchReasons
          score={{ value: 50, of: 100 }}
          reasons={REASONS}
          blockers={[
            { id: 'net', text: '요구 인증 NET이 없습니다.', cap: '점수는 50점을 넘지 않습니다.' },
          ]}
          feedback={
            <>
              이 판단이 도움이 되었습니까? <button className="btn sm">예</button>{' '}
              <button className="btn sm">아니요</button>
            </>
          }
        />
      </Section>
    </>
  )
}
