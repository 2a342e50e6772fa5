import { useLocation } from '@remix-run/react'
import { useMemo } from 'react'
import { BOARD_AXES } from '../schema'
import type { BoardAxis } from '../schema'
import { createView } from './board-view'
import type { BoardView, ViewStore } from './board-view'

/** How a board is cut, as its address says, and what is looked at on it. */
export type BoardAddress = {
  by: BoardAxis
  page: number
  /** The address without a meeting: the same, and so the cells' links, whatever is chosen or carried. */
  base: string
  view: ViewStore
}

/** Parts of the address that say only what is looked at: a change of them needs nothing from the server. */
export const VIEW_PARTS = ['by', 'meeting', 'carry', 'to', 'page']

/** The same object, and the same view, until the router leads somewhere. */
export function useBoardAddress(): BoardAddress {
  const { search, key } = useLocation()
  // An act may lead to the address that was there before: what was looked at ends with it all the same.
  return useMemo(() => readAddress(search, key), [search, key])
}

function readAddress(search: string, at: string): BoardAddress {
  const said = new URLSearchParams(search)
  const meeting = said.get('meeting')
  const base = changed(search, { meeting: null, carry: null, to: null })
  const view = createView(
    { meeting, carry: said.has('carry') && meeting !== null, to: said.get('to'), dragged: null },
    () => keepAddress(() => linkTo(base, view.get()), at),
  )
  return {
    by: BOARD_AXES.find((one) => one === said.get('by')) ?? 'table',
    page: Math.max(1, Number(said.get('page')) || 1),
    base,
    view,
  }
}

/**
 * The browser's address follows what is looked at, for reloading and sharing; the router has no part in it. Not within
 * the event itself: the board answers first.
 */
function keepAddress(link: () => string, at: string) {
  setTimeout(() => {
    const { history, location } = window
    // Where the router has led somewhere meanwhile, the address is another one's.
    const state = history.state as { key?: string } | null
    if ((state?.key ?? 'default') !== at) return
    history.replaceState(state, '', link() === '?' ? location.pathname : link())
  })
}

/** Where acts are sent, so that what is chosen is still chosen after them. */
export const linkToShown = ({ base, view }: BoardAddress): string => linkTo(base, view.get())

/** Another cut of the board with what is looked at now; null takes a part out. */
export const cutLink = (
  { base, view }: BoardAddress,
  changes: Partial<Record<'by' | 'page', string | null>>,
): string => linkTo(changed(base, changes), { ...view.get(), to: null })

function changed(search: string, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(search)
  for (const [part, value] of Object.entries(changes)) {
    if (value === null) next.delete(part)
    else next.set(part, value)
  }
  return `?${next.toString()}`
}

/** The base with what is looked at. */
export const linkTo = (
  base: string,
  { meeting, carry, to }: Pick<BoardView, 'meeting'> & Partial<BoardView>,
): string =>
  meeting === null
    ? base
    : `${base}${base === '?' ? '' : '&'}meeting=${meeting}` +
      (carry ? '&carry=1' : '') +
      (carry && to ? `&to=${encodeURIComponent(to)}` : '')
