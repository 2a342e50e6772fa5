import { Form } from '@remix-run/react'
import { useDeferredValue } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { LockIcon, MoveIcon, RemoveIcon, UnlockIcon } from '#app/ui/icon'
import { Select } from '#app/ui/select'
import type { Board, BoardMeeting, UnplacedMeeting } from '../shown'
import type { BoardAddress } from './board-address'
import { partyOf } from './board-tiles'
import { useView } from './board-view'
import { spanIn } from './clash-words'
import { SeenFields } from './drop-form'
import { ViewButton } from './view-button'

type Props = { board: Board; address: BoardAddress; errors: FormErrors }

/** The chosen meeting with everything that can be done with it: lock, pick up, take out, move by a menu. */
export function ChosenMeeting({ board, address, errors }: Props) {
  const t = useTranslations('schedule')
  // The board answers first; what stands beside it may come a moment later.
  const id = useDeferredValue(useView(address.view).meeting)
  const meeting = board.meetings.find((one) => one.id === id)
  const waiting = board.unplaced.find((one) => one.id === id)
  const one = meeting ?? waiting
  if (!one) return <p className="small mute">{t('selectedNone')}</p>
  return (
    <div className="grid gap-3 pt-3 small">
      <Facts board={board} one={one} meeting={meeting} />
      {board.rules && (
        <>
          <Acts board={board} address={address} id={one.id} meeting={meeting} />
          <MoveForm board={board} meetingId={one.id} meeting={meeting} errors={errors} />
        </>
      )}
    </div>
  )
}

function Facts({
  board,
  one,
  meeting,
}: {
  board: Board
  one: BoardMeeting | UnplacedMeeting
  meeting?: BoardMeeting
}) {
  const t = useTranslations('schedule')
  const domain = useTranslations('domain')
  const words = useTranslations('board')
  const to = paths(useLocale())
  const table = board.tables.find((place) => place.id === meeting?.tableId)
  const interpreter = board.interpreters.find((person) => person.id === meeting?.interpreterId)
  return (
    <>
      <p>
        <b>
          <span lang={partyOf(one.from).lang}>{one.from.name}</span> ×{' '}
          <span lang={partyOf(one.to).lang}>{one.to.name}</span>
        </b>
        <br />
        <span className="mute">
          {[
            meeting && spanIn(board, meeting.slotId),
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
      <p>
        <Anchor to={to.meeting(board.event.slug, one.id)}>{words('openBrief')}</Anchor>
      </p>
    </>
  )
}

function Acts({
  board,
  address,
  id,
  meeting,
}: {
  board: Board
  address: BoardAddress
  id: string
  meeting?: BoardMeeting
}) {
  const t = useTranslations('schedule')
  const words = useTranslations('board')
  const { carry } = useView(address.view)
  return (
    <div className="row">
      {!carry && (
        <ViewButton address={address} show={{ meeting: id, carry: true }} icon={MoveIcon}>
          {words('pickUp')}
        </ViewButton>
      )}
      {meeting && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="meetingId" value={meeting.id} />
          <SeenFields board={board} />
          <span className="row">
            <Button
              small
              name="intent"
              value={meeting.locked ? 'unlock' : 'lock'}
              icon={meeting.locked ? UnlockIcon : LockIcon}
            >
              {meeting.locked ? t('unlock') : t('lock')}
            </Button>
            <Button small name="intent" value="takeOut" icon={RemoveIcon}>
              {words('takeOut')}
            </Button>
          </span>
        </Form>
      )}
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
  const words = useTranslations('board')
  const options = board.days.map((day) => ({
    group: day.label,
    options: day.slots.map((slot) => ({ value: slot.id, label: `${slot.time}–${slot.until}` })),
  }))
  return (
    <Form method="post" className="grid gap-3" preventScrollReset aria-label={t('moveTo')}>
      <input type="hidden" name="intent" value="place" />
      <input type="hidden" name="meetingId" value={meetingId} />
      <SeenFields board={board} />
      <Select
        // The values follow the meeting that is chosen, and where it stands.
        key={`${meetingId}-${meeting?.slotId ?? ''}-slot`}
        name="slotId"
        label={t('slot')}
        empty={t('chooseSlot')}
        options={options}
        defaultValue={errors.value('slotId', meeting?.slotId ?? '')}
        error={errors.of('slotId')}
      />
      <Select
        key={`${meetingId}-${meeting?.tableId ?? ''}-table`}
        name="tableId"
        label={t('table')}
        empty={words('anyTable')}
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
