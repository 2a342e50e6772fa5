import { useSyncExternalStore } from 'react'
import type { TileMeeting } from '#app/ui/meeting-tile'
import type { Clash } from '../board-rules'
import type { Board } from '../shown'
import type { BoardCut } from './board-axes'
import { inHand } from './board-view'
import type { BoardView, ViewStore } from './board-view'
import { carriedOn } from './verdicts'
import type { Carried } from './verdicts'

/** What a cell says beside its meetings, for what is looked at. */
export type CellLook = {
  /** The meeting of this cell that is chosen, or in hand. */
  chosen?: string
  dragged?: string
  /** May the meeting in hand be put here at all? */
  takes: boolean
  /** The meeting that is carried, where the cell's links are about it. */
  carried?: string
  /** What is in its way here; a free cell that takes it has nothing. */
  clash?: Clash
}

export type Looks = {
  subscribe: ViewStore['subscribe']
  takes: (row: string) => boolean
  /** The same object as long as the cell says the same. */
  now: (row: string, column: string, tiles: TileMeeting[]) => CellLook
  /** As a browser without scripts needs it. */
  first: (row: string, column: string, tiles: TileMeeting[]) => CellLook
}

/** How the cells of a day look. */
export function cellLooks(
  board: Board,
  cut: Pick<BoardCut, 'cell' | 'takes'>,
  view: ViewStore,
): Looks {
  const lookAt = (row: string, column: string, tiles: TileMeeting[], isScripted: boolean) => {
    const seen = view.get()
    const isFree = tiles.length === 0
    const own = (id: string | null) => tiles.find((tile) => tile.id === id)?.id
    const takes = takesIn(board, cut, seen, row)
    // With scripts the grid hears a press on a tile and knows the way: hundreds of links need not change.
    const isAsked = takes !== null && seen.carry && (isFree || !isScripted)
    return {
      chosen: own(seen.meeting),
      dragged: own(inHand(seen)),
      takes: takes !== null && isFree,
      carried: isAsked ? (seen.meeting ?? undefined) : undefined,
      clash: isFree ? takes?.verdict(cut.cell(row, column))[0] : undefined,
    }
  }
  const kept = (isScripted: boolean) => {
    const known = new Map<string, CellLook>()
    return (row: string, column: string, tiles: TileMeeting[]) => {
      const key = `${row}|${column}`
      const [before, look] = [known.get(key), lookAt(row, column, tiles, isScripted)]
      if (before && isSame(before, look)) return before
      known.set(key, look)
      return look
    }
  }
  return {
    subscribe: view.subscribe,
    takes: (row) => takesIn(board, cut, view.get(), row) !== null,
    now: kept(true),
    first: kept(false),
  }
}

/** What is in hand, where its row takes it. */
function takesIn(
  board: Board,
  cut: Pick<BoardCut, 'cell' | 'takes'>,
  seen: BoardView,
  row: string,
): Carried | null {
  const carried = carriedOn(board, inHand(seen))
  return carried && cut.takes(row, carried.sides) ? carried : null
}

const isSame = (one: CellLook, other: CellLook): boolean =>
  one.chosen === other.chosen &&
  one.dragged === other.dragged &&
  one.takes === other.takes &&
  one.carried === other.carried &&
  one.clash === other.clash

/** Drawn anew only when the cell says something else. */
export const useCellLook = (looks: Looks, row: string, column: string, tiles: TileMeeting[]) =>
  useSyncExternalStore(
    looks.subscribe,
    () => looks.now(row, column, tiles),
    () => looks.first(row, column, tiles),
  )
