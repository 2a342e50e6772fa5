import { useCallback, useEffect, useRef } from 'react'
import type { KeyboardEvent, RefObject } from 'react'

type Place = { row: number; column: number }

/**
 * Arrow keys in a grid of cells, one stop for the tab key. Without scripts every control is a stop of its own. After a
 * change that takes the focused control away, the focus stays in its cell: `settle` sees to it, and is to follow each
 * change of the cells that does not draw the grid itself.
 */
export function useGridKeys(): {
  table: RefObject<HTMLTableElement>
  onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void
  settle: () => void
} {
  const table = useRef<HTMLTableElement>(null)
  const last = useRef<Place | null>(null)

  const settle = useCallback(() => {
    const grid = table.current
    if (!grid) return
    const controls = rowsOf(grid).map((cells) => cells.map(controlOf))
    const now = placeOf(grid, document.activeElement)
    if (now) last.current = now
    else if (last.current && document.activeElement === document.body)
      controls[last.current.row]?.[last.current.column]?.focus()
    const stop = last.current ?? { row: 0, column: 0 }
    controls.forEach((cells, row) =>
      cells.forEach((control, column) => {
        const index = row === stop.row && column === stop.column ? 0 : -1
        if (control.tabIndex !== index || !control.hasAttribute('tabindex'))
          control.tabIndex = index
      }),
    )
  }, [])
  useEffect(settle)

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const grid = table.current
    const from = grid && placeOf(grid, event.target)
    const step = STEPS[event.key]
    if (!grid || !from || !step || event.altKey || event.metaKey) return
    const rows = rowsOf(grid)
    const to = step(from, rows, event.ctrlKey)
    const control = controlAt(rows, to)
    if (!control) return
    event.preventDefault()
    for (const cells of rows) for (const cell of cells) controlOf(cell).tabIndex = -1
    control.tabIndex = 0
    control.focus()
    last.current = to
  }
  return { table, onKeyDown, settle }
}

type Rows = HTMLTableCellElement[][]

const STEPS: Record<string, ((from: Place, rows: Rows, ctrl: boolean) => Place) | undefined> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }, _, ctrl) => ({ row: ctrl ? 0 : row, column: 0 }),
  End: ({ row }, rows, ctrl) => {
    const to = ctrl ? rows.length - 1 : row
    return { row: to, column: (rows[to]?.length ?? 1) - 1 }
  },
}

/** Cells that can be gone to, row by row; pauses are passed over. */
const rowsOf = (grid: HTMLTableElement): Rows =>
  [...(grid.tBodies[0]?.rows ?? [])]
    .filter((row) => !row.classList.contains('lunch'))
    .map((row) => [...row.querySelectorAll<HTMLTableCellElement>(':scope > td')])

/** What takes the focus of a cell: its first link or button, else the cell. */
const controlOf = (cell: HTMLTableCellElement): HTMLElement =>
  cell.querySelector<HTMLElement>('a, button') ?? cell

const controlAt = (rows: Rows, { row, column }: Place): HTMLElement | null => {
  const cell = rows[row]?.[column]
  return cell ? controlOf(cell) : null
}

function placeOf(grid: HTMLTableElement, target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest('td') : null
  if (!cell || !grid.contains(cell)) return null
  const rows = rowsOf(grid)
  const row = rows.findIndex((cells) => cells.includes(cell))
  return row === -1 ? null : { row, column: rows[row]?.indexOf(cell) ?? 0 }
}
