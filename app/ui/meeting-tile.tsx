import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { AbsentIcon, CancelledIcon, CheckIcon, ClashIcon, HistoryIcon, LockIcon } from './icon'

/** A party of a meeting: its full name for reading aloud, a short one for narrow cells. */
export type Party = { name: string; shortName: string; lang?: string }

export type TileMeeting = {
  id: string
  supplier: Party
  buyer: Party
  priority: 'must' | 'want' | 'open'
  state?: 'scheduled' | 'inProgress' | 'held' | 'noShow' | 'cancelled'
  /** Interpreter or common language, as short as a cell needs: "통역 3", "영어". */
  language?: string
  score?: number
  locked?: boolean
  selected?: boolean
  dragged?: boolean
  /** Just moved: marked for a while. */
  moved?: boolean
  /** With whom or what it collides; wins over every other state. */
  clash?: string
  /** Instead of the language: "12분째", "불참: Gió Nam". */
  note?: string
}

const STATE: Record<NonNullable<TileMeeting['state']>, string | false> = {
  scheduled: false,
  inProgress: 'run',
  held: 'done',
  noShow: 'noshow',
  cancelled: 'cancelled',
}

/** Class of a meeting in a cell; for boards that draw their own element around `MeetingFace`. */
export const meetingClass = (meeting: TileMeeting): string | undefined =>
  classNames(
    'mtg',
    meeting.priority,
    STATE[meeting.state ?? 'scheduled'],
    meeting.moved && 'moved',
    meeting.selected && 'sel',
    meeting.dragged && 'drag',
    meeting.clash && 'clash',
  )

/** The text of a meeting in a cell, short to the eye and complete to a screen reader. */
export const MeetingFace = memo(function MeetingFace({
  meeting,
  where,
}: {
  meeting: TileMeeting
  where?: string
}) {
  const t = useTranslations('ui')
  const domain = useTranslations('domain')
  const {
    supplier,
    buyer,
    priority,
    language,
    score,
    locked,
    clash,
    note,
    state = 'scheduled',
  } = meeting
  const spoken = [
    where,
    supplier.name,
    buyer.name,
    domain(`priority.${priority}`),
    state !== 'scheduled' && domain(`meetingState.${state}`),
    language,
    locked && t('locked'),
    clash,
    note,
  ]
  return (
    <>
      <span className="vh">{spoken.filter(Boolean).join(', ')}</span>
      <b aria-hidden="true" lang={supplier.lang}>
        {supplier.shortName}
      </b>
      <span aria-hidden="true" lang={buyer.lang}>
        {buyer.shortName}
      </span>
      <span className="f" aria-hidden="true">
        <span>
          {clash ? <ClashIcon /> : <StateIcon state={state} moved={meeting.moved} />}
          <span>{clash ?? note ?? language}</span>
        </span>
        {(score !== undefined || locked) && !clash && (
          <span>
            {locked && <LockIcon />}
            {score}
          </span>
        )}
      </span>
    </>
  )
})

function StateIcon({
  state,
  moved,
}: {
  state: NonNullable<TileMeeting['state']>
  moved?: boolean
}) {
  if (state === 'held') return <CheckIcon />
  if (state === 'noShow') return <AbsentIcon />
  if (state === 'cancelled') return <CancelledIcon />
  return moved ? <HistoryIcon /> : null
}

/** A meeting in a cell, as a link when it leads somewhere. */
export function MeetingTile({
  meeting,
  where,
  to,
}: {
  meeting: TileMeeting
  where?: string
  to?: string
}) {
  const face = <MeetingFace meeting={meeting} where={where} />
  return to ? (
    <Anchor
      className={meetingClass(meeting)}
      to={to}
      aria-current={meeting.selected ? 'true' : undefined}
      preventScrollReset
    >
      {face}
    </Anchor>
  ) : (
    <div className={meetingClass(meeting)}>{face}</div>
  )
}
