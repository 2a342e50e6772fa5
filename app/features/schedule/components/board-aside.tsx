import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { LockIcon, MoveIcon, UnlockIcon } from '#app/ui/icon'
import { InterpreterStrips } from '#app/ui/interpreter-strips'
import { Select } from '#app/ui/select'
import { SidePart, UnplacedList } from '#app/ui/unplaced-list'
import type { Board, BoardMeeting, UnplacedMeeting } from '../shown'
import { partyOf } from './board-grid'

type Props = {
  board: Board
  selected: string | null
  linkTo: (meetingId: string) => string
  errors: FormErrors
}

/** Beside the grid: what found no place and why, the chosen meeting, the interpreters. */
export function BoardAside({ board, selected, linkTo, errors }: Props) {
  const t = useTranslations('schedule')
  const meeting = board.meetings.find((one) => one.id === selected)
  const waiting = board.unplaced.find((one) => one.id === selected)
  const reason = useReason()
  const mayMove = board.mayWork && board.shown?.state === 'draft'
  return (
    <div className="aside">
      <SidePart title={t('unplaced')} count={board.unplaced.length}>
        {board.unplaced.length === 0 ? (
          <p className="small mute">{t('unplacedNone')}</p>
        ) : (
          <UnplacedList
            meetings={board.unplaced.map((one) => ({
              id: one.id,
              supplier: partyOf(one.from),
              buyer: partyOf(one.to),
              priority: one.priority,
              reason: reason(one),
              acts: mayMove && (
                <LinkButton small to={linkTo(one.id)} preventScrollReset>
                  {t('place')}
                </LinkButton>
              ),
            }))}
          />
        )}
      </SidePart>
      <SidePart title={t('selected')}>
        {meeting || waiting ? (
          <Selected
            board={board}
            meeting={meeting}
            waiting={waiting}
            mayMove={mayMove}
            errors={errors}
          />
        ) : (
          <p className="small mute">{t('selectedNone')}</p>
        )}
      </SidePart>
      <Interpreters board={board} />
    </div>
  )
}

function useReason(): (meeting: UnplacedMeeting) => string {
  const t = useTranslations('schedule')
  return ({ reason, who, limit }) => t(`reason.${reason}`, { who, limit: limit ?? 'none' })
}

type SelectedProps = {
  board: Board
  meeting?: BoardMeeting
  waiting?: UnplacedMeeting
  mayMove: boolean
  errors: FormErrors
}

function Selected({ board, meeting, waiting, mayMove, errors }: SelectedProps) {
  const t = useTranslations('schedule')
  const domain = useTranslations('domain')
  const one = meeting ?? waiting
  if (!one) return null
  const slot = board.days.flatMap((day) => day.slots).find((place) => place.id === meeting?.slotId)
  const table = board.tables.find((place) => place.id === meeting?.tableId)
  const interpreter = board.interpreters.find((person) => person.id === meeting?.interpreterId)
  return (
    <div className="grid gap-3 pt-3 small">
      <p>
        <b>
          <span lang={partyOf(one.from).lang}>{one.from.name}</span> ×{' '}
          <span lang={partyOf(one.to).lang}>{one.to.name}</span>
        </b>
        <br />
        <span className="mute">
          {[
            slot && `${slot.time}–${slot.until}`,
            table && t('tableLabel', { table: table.label }),
            domain(`priority.${one.priority}`),
            meeting?.score != null && t('score', { score: meeting.score }),
            meeting?.locked && t('lockedWord'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {meeting && (
        <p className="mute">
          {meeting.people.join(', ')}
          {interpreter && (
            <>
              <br />
              {t('interpreterShort', { number: interpreter.number })} {interpreter.name}
            </>
          )}
        </p>
      )}
      {mayMove && meeting && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="meetingId" value={meeting.id} />
          <Button
            small
            name="intent"
            value={meeting.locked ? 'unlock' : 'lock'}
            icon={meeting.locked ? UnlockIcon : LockIcon}
          >
            {meeting.locked ? t('unlock') : t('lock')}
          </Button>
        </Form>
      )}
      {mayMove && <MoveForm board={board} meetingId={one.id} meeting={meeting} errors={errors} />}
    </div>
  )
}

function MoveForm({
  board,
  meetingId,
  meeting,
  errors,
}: {
  board: Board
  meetingId: string
  meeting?: BoardMeeting
  errors: FormErrors
}) {
  const t = useTranslations('schedule')
  const options = board.days.map((day) => ({
    group: day.label,
    options: day.slots.map((slot) => ({ value: slot.id, label: `${slot.time}–${slot.until}` })),
  }))
  return (
    <Form method="post" className="grid gap-3" preventScrollReset aria-label={t('moveTo')}>
      <input type="hidden" name="intent" value="place" />
      <input type="hidden" name="meetingId" value={meetingId} />
      <Select
        name="slotId"
        label={t('slot')}
        empty={t('chooseSlot')}
        options={options}
        defaultValue={errors.value('slotId', meeting?.slotId ?? '')}
        error={errors.of('slotId')}
      />
      <Select
        name="tableId"
        label={t('table')}
        empty={t('chooseTable')}
        options={board.tables.map((table) => ({
          value: table.id,
          label: t('tableLabel', { table: table.label }),
        }))}
        defaultValue={errors.value('tableId', meeting?.tableId ?? '')}
        error={errors.of('tableId')}
      />
      <div>
        <Button small icon={MoveIcon}>
          {meeting ? t('move') : t('place')}
        </Button>
      </div>
    </Form>
  )
}

function Interpreters({ board }: { board: Board }) {
  const t = useTranslations('schedule')
  if (board.interpreters.length === 0) return null
  const busy = board.interpreters.reduce((sum, one) => sum + one.busy.length, 0)
  const without = board.meetings.filter((meeting) => meeting.interpreterId === null).length
  const strip = (day: Board['days'][number], taken: string[]) =>
    day.slots.flatMap((slot, index) => {
      const before = day.slots[index - 1]
      const state = taken.includes(slot.id) ? ('busy' as const) : ('free' as const)
      return before && slot.position - before.position > 1 ? ['pause' as const, state] : [state]
    })
  return (
    <SidePart
      title={t('interpreters')}
      count={t('interpretersCount', { people: board.interpreters.length, meetings: busy })}
    >
      {board.days.map((day) => (
        <div key={day.day}>
          {board.days.length > 1 && <h3 className="small mt-3">{day.label}</h3>}
          <InterpreterStrips
            interpreters={board.interpreters.map((one) => ({
              id: one.id,
              number: one.number,
              name: one.name,
              slots: strip(day, one.busy),
              summary: t('interpreterSummary', {
                name: one.name,
                count: day.slots.filter((slot) => one.busy.includes(slot.id)).length,
              }),
            }))}
          />
        </div>
      ))}
      {without > 0 && (
        <p className="micro faint pt-2">{t('noInterpreterNeeded', { count: without })}</p>
      )}
    </SidePart>
  )
}
