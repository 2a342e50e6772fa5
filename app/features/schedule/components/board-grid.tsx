import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import type { TileMeeting } from '#app/ui/meeting-tile'
import { Pagination } from '#app/ui/pagination'
import { GridKey } from '#app/ui/schedule-grid'
import { ScrollFrame } from '#app/ui/scroll-frame'
import { Tabs } from '#app/ui/tabs'
import { BOARD_AXES } from '../schema'
import type { Board, BoardMeeting, BoardParty } from '../shown'
import type { BoardAddress } from './board-address'
import { pagesOf, useBoardCuts } from './board-axes'
import type { BoardCut } from './board-axes'
import { BoardCell } from './board-cell'
import { BoardRooms } from './board-rooms'
import { useDrop } from './drop-form'
import { useGridKeys } from './grid-keys'
import { cellKey, useVerdicts } from './use-verdicts'
import type { Cell } from './use-verdicts'

type Props = { board: Board; address: BoardAddress }

/** A party as tiles and lists name it. */
export const partyOf = (party: BoardParty) => ({
  name: party.name,
  shortName: party.shortName,
  lang: languageOf(party.country),
})

/**
 * The board of each day. A meeting is picked up by Enter, by the mouse or by a link, and dropped where the cell says
 * that it may go; what is in the way is said before the drop.
 */
export function BoardGrid({ board, address }: Props) {
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const cuts = useBoardCuts(board, address)
  return (
    <div>
      <div className="noprint row justify-between mb-4">
        <Tabs
          label={t('by')}
          tabs={BOARD_AXES.filter(
            (axis) => axis !== 'interpreter' || board.interpreters.length > 0,
          ).map((axis) => ({
            to: address.link({ by: axis === 'table' ? null : axis, page: null, to: null }),
            label: t(`axis.${axis}`),
            current: axis === address.by,
          }))}
        />
        <BoardRooms board={board} />
      </div>
      {cuts.map((cut) => (
        <div key={cut.day.day} className="mb-4">
          {board.days.length > 1 && <h2>{cut.day.label}</h2>}
          <DayGrid board={board} address={address} cut={cut} />
        </div>
      ))}
      <Pagination
        page={Math.min(address.page, pagesOf(board, address))}
        pages={pagesOf(board, address)}
        to={(page) => address.link({ page: page === 1 ? null : String(page) })}
        label={t('pages')}
      />
      <GridKey>{board.rules && <span>{schedule('key')}</span>}</GridKey>
    </div>
  )
}

function DayGrid({ board, address, cut }: Props & { cut: BoardCut }) {
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const ui = useTranslations('ui')
  const [dragged, setDragged] = useState<string | null>(null)
  const carried = dragged ?? (address.carry ? address.meeting : null)
  const verdict = useVerdicts(board, carried)
  const carriedMeeting =
    board.meetings.find((one) => one.id === carried) ??
    board.unplaced.find((one) => one.id === carried) ??
    null
  const { table, onKeyDown } = useGridKeys()
  const pick = usePickByKey(board, address)
  const drop = useDrop(board, address)
  const tile = useTile(board, address, carried)
  const caption = {
    table: schedule('slotTable', { day: cut.day.label }),
    participant: t('caption.participant', { day: cut.day.label }),
    interpreter: t('caption.interpreter', { day: cut.day.label }),
  }[address.by]

  const onDragStart = (event: DragEvent, meetingId: string) => {
    event.dataTransfer.setData('text/plain', meetingId)
    event.dataTransfer.effectAllowed = 'move'
    // Redrawing the cell within the event itself would end the drag.
    setTimeout(() => setDragged(meetingId))
  }
  const onDrop = (event: DragEvent, cell: Cell) => {
    event.preventDefault()
    const meetingId = event.dataTransfer.getData('text/plain')
    setDragged(null)
    if (verdict) drop(meetingId, cell, verdict(cell).length === 0)
  }
  return (
    <ScrollFrame label={caption}>
      <table
        className={address.by === 'table' ? 'grid-t' : 'grid-t by-row'}
        // Arrow keys move within it.
        role="grid"
        ref={table}
        onKeyDown={(event) => {
          pick(event)
          onKeyDown(event)
        }}
        onDragEnd={() => setDragged(null)}
      >
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{address.by === 'table' ? ui('time') : t(`axis.${address.by}`)}</th>
            {cut.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
                {column.note && <small>{column.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cut.lines.map((line) =>
            line.kind === 'pause' ? (
              <tr key={line.id} className="lunch">
                <th scope="row">{line.time}</th>
                <td colSpan={cut.columns.length}>{line.label}</td>
              </tr>
            ) : (
              <tr key={line.head.id}>
                <th scope="row" lang={line.head.lang}>
                  {line.head.label}
                </th>
                {cut.columns.map((column) => {
                  const cell = cut.cell(line.head.id, column.id)
                  const isTaker = carried !== null && cut.takes(line.head.id, carriedMeeting)
                  return (
                    <BoardCell
                      key={column.id}
                      board={board}
                      address={address}
                      cellAddress={cellKey(cell)}
                      label={column.short}
                      where={
                        address.by === 'table'
                          ? `${line.head.label} ${column.label}`
                          : `${column.label} ${line.head.label}`
                      }
                      tiles={cut
                        .meetings(line.head.id, column.id)
                        .map((meeting) => tile(meeting, line.head.id))}
                      shut={cut.shut(line.head.id, column.id)}
                      clashes={isTaker && verdict ? verdict(cell) : null}
                      onDragStart={board.rules ? onDragStart : undefined}
                      onDrop={(event) => onDrop(event, cell)}
                    />
                  )
                })}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

/** Enter on a meeting picks it up, Escape puts it back. */
function usePickByKey(board: Board, address: BoardAddress) {
  const navigate = useNavigate()
  return (event: KeyboardEvent<HTMLTableElement>) => {
    if (!board.rules) return
    const go = (to: string) => {
      event.preventDefault()
      navigate(to, { preventScrollReset: true })
    }
    const id = event.target instanceof HTMLElement ? event.target.dataset.meeting : undefined
    if (event.key === 'Escape' && address.carry) go(address.link({ carry: null, to: null }))
    if (event.key === 'Enter' && id && !address.carry)
      go(address.link({ meeting: id, carry: '1', to: null }))
  }
}

function useTile(board: Board, { by, meeting: selected }: BoardAddress, carried: string | null) {
  const t = useTranslations('schedule')
  const tables = new Map(board.tables.map((table) => [table.id, table.label]))
  const parties = new Map(board.parties.map((party) => [party.id, party]))
  /** In the row of an organisation its own name says nothing: the other one, and the table. */
  const names = (meeting: BoardMeeting, row: string) => {
    const other = by === 'participant' && meeting.sides.find((side) => side !== row)
    const partner = other ? parties.get(other) : undefined
    if (!partner) return { supplier: partyOf(meeting.from), buyer: partyOf(meeting.to) }
    const table = t('tableLabel', { table: tables.get(meeting.tableId ?? '') ?? '' })
    return { supplier: partyOf(partner), buyer: { name: table, shortName: table } }
  }
  return (meeting: BoardMeeting, row: string): TileMeeting => ({
    id: meeting.id,
    ...names(meeting, row),
    priority: meeting.priority,
    state: meeting.state === 'planned' ? 'scheduled' : meeting.state,
    language: meeting.interpreterNumber
      ? t('interpreterShort', { number: meeting.interpreterNumber })
      : meeting.language === 'ko' || meeting.language === 'vi' || meeting.language === 'en'
        ? t(`language.${meeting.language}`)
        : undefined,
    score: meeting.score ?? undefined,
    locked: meeting.locked,
    selected: meeting.id === selected && meeting.id !== carried,
    dragged: meeting.id === carried,
    moved: board.lastAct?.meetingIds.includes(meeting.id) && meeting.id !== selected,
  })
}
