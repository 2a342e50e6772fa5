import { useEffect, useMemo } from 'react'
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { ScrollFrame } from '#app/ui/scroll-frame'
import type { Board } from '../shown'
import type { BoardAddress } from './board-address'
import type { AxisHead, BoardCut } from './board-axes'
import { BoardCell } from './board-cell'
import type { CellWords } from './board-cell'
import { useTiles } from './board-tiles'
import { inHand, useView } from './board-view'
import type { ViewStore } from './board-view'
import { cellLooks } from './cell-look'
import type { Looks } from './cell-look'
import { useClashWords } from './clash-words'
import { useDrop } from './drop-form'
import { useGridKeys } from './grid-keys'
import { cellKey, cellOf } from './verdicts'
import { isPlainPress } from './view-button'

type Props = { board: Board; address: BoardAddress; cut: BoardCut }

/** One day of the board: its cells, and what is done in them by mouse and keyboard. */
export function DayGrid({ board, address, cut }: Props) {
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const ui = useTranslations('ui')
  const { view } = address
  const { table, onKeyDown, settle } = useGridKeys()
  const looks = useMemo(() => cellLooks(board, cut, view), [board, cut, view])
  const pick = pickByKey(board, view)
  const drag = useDrag(board, address, looks)
  const cellAt = useCells({ board, address, cut }, looks)
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
        onClick={(event) => openCell(event, view, looks)}
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
              <tr key={line.head.id} data-row={line.head.id}>
                <th scope="row" lang={line.head.lang}>
                  {line.head.label}
                </th>
                {cut.columns.map((column) => cellAt(line.head, column))}
              </tr>
            ),
          )}
        </tbody>
      </table>
      <AfterView view={view} act={settle} />
    </ScrollFrame>
  )
}

/** The cells are drawn without the grid: what must follow each change has a place of its own. */
function AfterView({ view, act }: { view: ViewStore; act: () => void }) {
  const seen = useView(view)
  useEffect(act, [act, seen])
  return null
}

/** Draws a cell; the same element as long as the board and its cut are the same. */
function useCells({ board, address, cut }: Props, looks: Looks) {
  const tilesAt = useTiles(board, address.by, cut)
  const words = useCellWords(board)
  return (row: AxisHead, column: AxisHead) => (
    <BoardCell
      key={column.id}
      row={row.id}
      column={column.id}
      cell={cellKey(cut.cell(row.id, column.id))}
      label={column.short}
      where={
        address.by === 'table' ? `${row.label} ${column.label}` : `${column.label} ${row.label}`
      }
      tiles={tilesAt(row.id, column.id)}
      shut={cut.shut(row.id, column.id)}
      words={words}
      base={address.base}
      draggable={board.rules !== null}
      looks={looks}
    />
  )
}

function useCellWords(board: Board): CellWords {
  const t = useTranslations('board')
  const ui = useTranslations('ui')
  const clash = useClashWords(board)
  return useMemo(
    () => ({
      free: ui('freeCell'),
      shut: t('shut'),
      moveHere: ui('moveHere'),
      dropHere: t('dropHere'),
      clash,
    }),
    [t, ui, clash],
  )
}

const closest = (target: EventTarget, what: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(what) : null

/** The cell that an event happened in, where it may take what is in hand. */
function takingCell(target: EventTarget, looks: Looks): HTMLElement | null {
  const cell = closest(target, '[data-cell]')
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset.row
  return cell && row !== undefined && looks.takes(row) ? cell : null
}

/** A plain press on a link of a cell stays on the page; with a meeting in hand, one on another asks what is in the way. */
function openCell(event: MouseEvent<HTMLTableElement>, view: ViewStore, looks: Looks) {
  const link = closest(event.target, 'a')
  if (!link || !isPlainPress(event) || event.defaultPrevented) return
  event.preventDefault()
  const { meeting, carry } = view.get()
  const { meeting: pressed } = link.dataset
  const to = carry ? takingCell(link, looks)?.dataset.cell : undefined
  if (to && pressed !== meeting) view.show({ to })
  else if (pressed) view.show({ meeting: pressed, carry: false, to: null })
}

/** A meeting carried by the mouse, and dropped where the cell takes it. */
function useDrag(board: Board, address: BoardAddress, looks: Looks) {
  const drop = useDrop(board, address)
  const { view } = address
  if (!board.rules) return {}
  return {
    onDragStart: (event: DragEvent) => {
      const id = closest(event.target, '[data-meeting]')?.dataset.meeting
      if (!id) return
      event.dataTransfer.setData('text/plain', id)
      event.dataTransfer.effectAllowed = 'move'
      // Redrawing the cell within the event itself would end the drag.
      setTimeout(() => view.show({ dragged: id }))
    },
    onDragOver: (event: DragEvent) => {
      if (takingCell(event.target, looks)) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      const cell = takingCell(event.target, looks)
      const dragged = inHand(view.get())
      if (!cell?.dataset.cell || !dragged) return
      event.preventDefault()
      const isFree = cell.matches('.target')
      view.show({ dragged: null })
      drop(dragged, cellOf(cell.dataset.cell), isFree)
    },
    onDragEnd: () => view.show({ dragged: null }),
  }
}

/** Enter on a meeting picks it up, Escape puts it back. */
function pickByKey(board: Board, view: ViewStore) {
  return (event: KeyboardEvent<HTMLTableElement>) => {
    if (!board.rules) return
    const { carry } = view.get()
    const id = event.target instanceof HTMLElement ? event.target.dataset.meeting : undefined
    if (event.key === 'Escape' && carry) {
      event.preventDefault()
      view.show({ carry: false, to: null })
    }
    if (event.key === 'Enter' && id && !carry) {
      event.preventDefault()
      view.show({ meeting: id, carry: true, to: null })
    }
  }
}
