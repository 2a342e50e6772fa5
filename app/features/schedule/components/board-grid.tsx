import { useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { GridKey, ScheduleGrid } from '#app/ui/schedule-grid'
import type { GridCell, GridRow, GridTable } from '#app/ui/schedule-grid'
import type { TileMeeting } from '#app/ui/meeting-tile'
import type { Board, BoardMeeting, BoardParty } from '../shown'

type Props = { board: Board; selected: string | null; linkTo: (meetingId: string) => string }

/** A party as tiles and lists name it. */
export const partyOf = (party: BoardParty) => ({
  name: party.name,
  shortName: party.shortName,
  lang: languageOf(party.country),
})

/** The grid of each day: slots by tables. */
export function BoardGrid({ board, selected, linkTo }: Props) {
  const t = useTranslations('schedule')
  const tables = useTables(board)
  const tile = useTile(selected)
  const rowsOf = (day: Board['days'][number]) =>
    day.slots.flatMap((slot, index): GridRow[] => {
      const before = day.slots[index - 1]
      const pause: GridRow[] =
        before && slot.position - before.position > 1
          ? [
              {
                kind: 'pause',
                id: `pause-${slot.id}`,
                time: before.until,
                label: t('pause', { time: slot.time }),
              },
            ]
          : []
      const cells = Object.fromEntries(
        board.meetings
          .filter((meeting) => meeting.slotId === slot.id && meeting.tableId !== null)
          .map((meeting): [string, GridCell] => [
            meeting.tableId ?? '',
            { kind: 'meeting', meeting: tile(meeting), to: linkTo(meeting.id) },
          ]),
      )
      return [...pause, { kind: 'slot', id: slot.id, time: slot.time, cells }]
    })
  return (
    <div>
      {board.days.map((day) => (
        <div key={day.day} className="mb-4">
          {board.days.length > 1 && <h2>{day.label}</h2>}
          <ScheduleGrid
            caption={t('slotTable', { day: day.label })}
            tables={tables}
            rows={rowsOf(day)}
          />
        </div>
      ))}
      <GridKey>{board.mayWork && <span>{t('key')}</span>}</GridKey>
    </div>
  )
}

function useTables(board: Board): GridTable[] {
  const t = useTranslations('schedule')
  const equipment = (names: string[]) =>
    names
      .map((name) =>
        name === 'screen' || name === 'power' || name === 'quiet' || name === 'booth'
          ? t(`equipment.${name}`)
          : name,
      )
      .join(', ')
  return board.tables.map((table) => ({
    id: table.id,
    label: /^\d+$/.test(table.label) ? t('tableLabel', { table: table.label }) : table.label,
    shortLabel: table.label,
    equipment: equipment(table.equipment) || undefined,
  }))
}

function useTile(selected: string | null): (meeting: BoardMeeting) => TileMeeting {
  const t = useTranslations('schedule')
  return (meeting) => ({
    id: meeting.id,
    supplier: partyOf(meeting.from),
    buyer: partyOf(meeting.to),
    priority: meeting.priority,
    state: meeting.state === 'planned' ? 'scheduled' : meeting.state,
    language: meeting.interpreterNumber
      ? t('interpreterShort', { number: meeting.interpreterNumber })
      : meeting.language === 'ko' || meeting.language === 'vi' || meeting.language === 'en'
        ? t(`language.${meeting.language}`)
        : undefined,
    score: meeting.score ?? undefined,
    locked: meeting.locked,
    selected: meeting.id === selected,
  })
}
