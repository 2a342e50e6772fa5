import { Button } from '../button'
import { InterpreterStrips } from '../interpreter-strips'
import { MeetingTile } from '../meeting-tile'
import type { TileMeeting } from '../meeting-tile'
import { GridKey, ScheduleGrid } from '../schedule-grid'
import { Section } from '../section'
import { SolverProgress, SolverSummary } from '../solver-summary'
import { SidePart, UnplacedList } from '../unplaced-list'
import { PARTIES } from './specimens'

const must: TileMeeting = {
  id: '1',
  supplier: PARTIES.mulgil,
  buyer: PARTIES.songBo,
  priority: 'must',
  language: '통역 3',
  score: 86,
  locked: true,
}
const want: TileMeeting = {
  id: '2',
  supplier: PARTIES.daon,
  buyer: PARTIES.gioNam,
  priority: 'want',
  language: '통역 2',
  score: 71,
}
const open: TileMeeting = {
  id: '3',
  supplier: PARTIES.saesol,
  buyer: PARTIES.stress,
  priority: 'open',
  language: '영어',
  score: 49,
}

const STATES: [string, TileMeeting][] = [
  ['필수, 고정', must],
  ['희망', want],
  ['일반', open],
  ['선택', { ...must, selected: true }],
  ['끄는 중', { ...want, dragged: true }],
  ['진행 중', { ...must, state: 'inProgress', note: '12분째' }],
  ['마침', { ...want, state: 'held' }],
  ['불참', { ...want, state: 'noShow', note: '불참: Gió Nam' }],
  ['취소', { ...open, state: 'cancelled' }],
  ['변경', { ...want, moved: true }],
  ['충돌', { ...open, clash: '통역 2 겹침' }],
]

const TABLES = [
  { id: 't1', label: '테이블 1', shortLabel: 'T1', equipment: '화면' },
  { id: 't2', label: '테이블 2', shortLabel: 'T2', equipment: '2인 통역석' },
  { id: 't3', label: '테이블 3', shortLabel: 'T3' },
]

export function BoardKit() {
  return (
    <div className="dense">
      <Section id="board" title="일정 편성">
        <SolverSummary
          verdict="optimal"
          detail="더 나은 편성이 없음을 0.2초 만에 확인했습니다."
          figures={[
            {
              label: '필수 상담',
              value: '19',
              suffix: '/ 상한 19',
              track: { reached: 19, bound: 19, label: '상한까지 차이 0' },
            },
            {
              label: '가중 가치',
              value: '8,367',
              suffix: '/ 상한 8,450',
              track: { reached: 8367, bound: 8450, label: '상한까지 차이 83' },
            },
            {
              label: '배정된 상담',
              value: '52',
              suffix: '/ 54건',
              track: { reached: 52, bound: 54, label: '2건 미배정' },
            },
            { label: '최저 배정률', value: '75', suffix: '%, 2개 기관' },
            { label: '빈 시간', value: '18', suffix: '칸' },
          ]}
        />
        <div className="board">
          <div>
            <ScheduleGrid
              caption="시간대별 테이블 배정"
              tables={TABLES}
              rows={[
                {
                  kind: 'slot',
                  id: 's1',
                  time: '09:30',
                  cells: {
                    t1: { kind: 'meeting', meeting: must, to: '?m=1' },
                    t2: { kind: 'meeting', meeting: want, to: '?m=2' },
                    t3: { kind: 'free', to: '?free=1' },
                  },
                },
                { kind: 'pause', id: 'p', time: '11:30', label: '점심, 13:20까지' },
                {
                  kind: 'slot',
                  id: 's2',
                  time: '13:30',
                  current: true,
                  cells: {
                    t1: { kind: 'meeting', meeting: { ...open, selected: true } },
                    t2: { kind: 'free', target: true, to: '?move=1' },
                    t3: { kind: 'shut', reason: '닫힘' },
                  },
                },
              ]}
            />
            <GridKey />
          </div>
          <div className="aside">
            <SidePart title="미배정 상담" count={1}>
              <UnplacedList
                meetings={[
                  {
                    id: 'u1',
                    supplier: PARTIES.saesol,
                    buyer: PARTIES.stress,
                    priority: 'want',
                    reason: '함께 비는 시간이 없습니다. 새솔구조안전은 오후에만 참석합니다.',
                    acts: (
                      <>
                        <Button small>오전 참석 요청</Button>
                        <Button small kind="quiet">
                          화상으로
                        </Button>
                      </>
                    ),
                  },
                ]}
              />
            </SidePart>
            <SidePart title="통역" count="2명 · 12회">
              <InterpreterStrips
                interpreters={[
                  {
                    id: 'i1',
                    number: 1,
                    name: '김서연',
                    lang: 'ko',
                    slots: ['busy', 'busy', 'pause', 'busy', 'free'],
                    summary: '김서연, 3회',
                  },
                  {
                    id: 'i2',
                    number: 2,
                    name: 'Nguyễn Thu Hà',
                    lang: 'vi',
                    slots: ['free', 'busy', 'pause', 'busy', 'busy'],
                    summary: 'Nguyễn Thu Hà, 3회',
                  },
                ]}
              />
            </SidePart>
          </div>
        </div>
      </Section>
      <Section id="cells" title="칸의 상태">
        <div className="states">
          {STATES.map(([name, meeting]) => (
            <div key={name}>
              <MeetingTile meeting={meeting} />
              <p className="micro mute">{name}</p>
            </div>
          ))}
        </div>
      </Section>
      <Section id="solving" title="편성 진행">
        <div className="split">
          <SolverProgress
            title={<b>3,412건 배정</b>}
            value={540118}
            bound={555602}
            trackLabel="가치, 증명된 상한 대비"
            left="가치 540,118, 상한 555,602"
            right="차이 2.8 %"
            acts={<Button small>멈추고 지금 결과 쓰기</Button>}
          />
          <SolverProgress
            title={<b>차이 0.9 %까지 좁혔습니다</b>}
            value={551}
            bound={556}
            trackLabel="차이 0.9 퍼센트"
            note="이보다 최대 5건 더 배정할 수 있을지 모릅니다."
          />
        </div>
      </Section>
    </div>
  )
}
