import { useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { ScrollFrame } from '#app/ui/scroll-frame'
import type { Board } from '../shown'
import { linkOf } from './board-address'
import type { BoardAddress } from './board-address'
import type { AxisHead, BoardCut } from './board-axes'
import { BoardCell } from './board-cell'
import type { CellWords } from './board-cell'
import { useTiles } from './board-tiles'
import { useClashWords } from './clash-words'
import { useDrop } from './drop-form'
import { useGridKeys } from './grid-keys'
import { cellKey, cellOf, useVerdicts } from './use-verdicts'

type Props = { board: Board; address: BoardAddress; cut: BoardCut }

/** One day of the board: its cells, and what is done in them by mouse and keyboard. */
export function DayGrid({ board, address, cut }: Props) {
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const ui = useTranslations('ui')
  const [dragged, setDragged] = useState<string | null>(null)
  const { table, onKeyDown } = useGridKeys()
  const pick = usePickByKey(board, address)
  const open = useOpen(address)
  const drag = useDrag(board, address, setDragged)
  const { cellAt, takes } = useCells({ board, address, cut }, dragged)
  const caption = {
    table: schedule('slotTable', { day: cut.day.label }),
    participant: t('caption.participant', { day: cut.day.label }),
    interpreter: t('caption.interpreter', { day: cut.day.label }),
  }[address.by]
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
        onClick={open}
        {...drag}
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
              <tr key={line.head.id} data-takes={takes(line.head) ? '' : undefined}>
                <th scope="row" lang={line.head.lang}>
                  {line.head.label}
                </th>
                {cut.columns.map((column) => cellAt(line.head, column))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

/** Draws a cell, with what is in the way of the carried meeting there. */
function useCells({ board, address, cut }: Props, dragged: string | null) {
  const carried = dragged ?? (address.carry ? address.meeting : null)
  const verdict = useVerdicts(board, carried)
  const clashWords = useClashWords(board)
  const tilesAt = useTiles(board, address.by, cut)
  const words = useCellWords()
  const carriedMeeting =
    board.meetings.find((one) => one.id === carried) ??
    board.unplaced.find((one) => one.id === carried) ??
    null
  const isHydrated = useHydrated()
  const takesIn = (row: AxisHead) =>
    carried !== null && verdict !== null && cut.takes(row.id, carriedMeeting)
  const cellAt = (row: AxisHead, column: AxisHead) => {
    const cell = cut.cell(row.id, column.id)
    const tiles = tilesAt(row.id, column.id)
    const isFree = tiles.length === 0
    const takes = takesIn(row)
    const [first] = takes && verdict && isFree ? verdict(cell) : []
    // With scripts the grid hears a press on a tile and knows the way: hundreds of links need not change.
    const isAsked = takes && address.carry && (isFree || !isHydrated)
    const own = (id: string | null) => tiles.find((tile) => tile.id === id)?.id
    return (
      <BoardCell
        key={column.id}
        cell={cellKey(cell)}
        label={column.short}
        where={
          address.by === 'table' ? `${row.label} ${column.label}` : `${column.label} ${row.label}`
        }
        tiles={tiles}
        shut={cut.shut(row.id, column.id)}
        words={words}
        base={address.base}
        draggable={board.rules !== null}
        chosen={own(address.meeting)}
        dragged={own(carried)}
        takes={takes}
        carried={isAsked ? (address.meeting ?? undefined) : undefined}
        brief={first && clashWords.brief(first)}
        sentence={first && clashWords.sentence(first)}
      />
    )
  }
  return { cellAt, takes: takesIn }
}

function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return isHydrated
}

function useCellWords(): CellWords {
  const t = useTranslations('board')
  const ui = useTranslations('ui')
  return useMemo(
    () => ({
      free: ui('freeCell'),
      shut: t('shut'),
      moveHere: ui('moveHere'),
      dropHere: t('dropHere'),
    }),
    [t, ui],
  )
}

const closest = (target: EventTarget, what: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(what) : null

/** A plain press on a link of a cell stays on the page; with a meeting in hand, one on a tile asks what is in the way. */
function useOpen({ base, meeting, carry }: BoardAddress) {
  const navigate = useNavigate()
  return (event: MouseEvent<HTMLTableElement>) => {
    const link = closest(event.target, 'a')
    const href = link?.getAttribute('href')
    const { metaKey, ctrlKey, shiftKey, altKey } = event
    const isPlain = event.button === 0 && !(metaKey || ctrlKey || shiftKey || altKey)
    if (!link || !href || !isPlain || event.defaultPrevented) return
    event.preventDefault()
    const cell = link.closest<HTMLElement>('[data-takes] [data-cell]')?.dataset.cell
    const isOther = link.dataset.meeting !== undefined && link.dataset.meeting !== meeting
    const to = carry && meeting && cell && isOther ? linkOf(base, meeting, { to: cell }) : href
    navigate(to, { preventScrollReset: true, flushSync: true })
  }
}

/** A meeting carried by the mouse, and dropped where the cell takes it. */
function useDrag(board: Board, address: BoardAddress, setDragged: (id: string | null) => void) {
  const drop = useDrop(board, address)
  if (!board.rules) return {}
  return {
    onDragStart: (event: DragEvent) => {
      const id = closest(event.target, '[data-meeting]')?.dataset.meeting
      if (!id) return
      event.dataTransfer.setData('text/plain', id)
      event.dataTransfer.effectAllowed = 'move'
      // Redrawing the cell within the event itself would end the drag.
      setTimeout(() => setDragged(id))
    },
    onDragOver: (event: DragEvent) => {
      if (closest(event.target, '[data-takes] [data-cell]')) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      const cell = closest(event.target, '[data-takes] [data-cell]')
      if (!cell?.dataset.cell) return
      event.preventDefault()
      setDragged(null)
      drop(
        event.dataTransfer.getData('text/plain'),
        cellOf(cell.dataset.cell),
        cell.matches('.target'),
      )
    },
    onDragEnd: () => setDragged(null),
  }
}

/** Enter on a meeting picks it up, Escape puts it back. */
function usePickByKey(board: Board, address: BoardAddress) {
  const navigate = useNavigate()
  return (event: KeyboardEvent<HTMLTableElement>) => {
    if (!board.rules) return
    const go = (to: string) => {
      event.preventDefault()
      navigate(to, { preventScrollReset: true, flushSync: true })
    }
    const id = event.target instanceof HTMLElement ? event.target.dataset.meeting : undefined
    if (event.key === 'Escape' && address.carry) go(address.link({ carry: null, to: null }))
    if (event.key === 'Enter' && id && !address.carry)
      go(address.link({ meeting: id, carry: '1', to: null }))
  }
}
