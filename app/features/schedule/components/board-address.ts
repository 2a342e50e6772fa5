import { useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { BOARD_AXES } from '../schema'
import type { BoardAxis } from '../schema'

/** What a board's address says: how it is cut, which meeting is chosen or carried, and which cell is looked at. */
export type BoardAddress = {
  by: BoardAxis
  /** Chosen meeting. */
  meeting: string | null
  /** The chosen meeting is carried: cells are places where it may go. */
  carry: boolean
  /** Cell that is in question for it, as `slot|table|interpreter`. */
  to: string | null
  page: number
  /** The address without a meeting: the same, and so the cells' links, whatever is chosen or carried. */
  base: string
  /** The same page with some of this changed; null takes a part out. */
  link: (
    changes: Partial<Record<'by' | 'meeting' | 'carry' | 'to' | 'page', string | null>>,
  ) => string
}

/** Parts of the address that say only what is looked at: a change of them needs nothing from the server. */
export const VIEW_PARTS = ['by', 'meeting', 'carry', 'to', 'page']

/** The same object as long as the address is the same. */
export function useBoardAddress(): BoardAddress {
  const [search] = useSearchParams()
  return useMemo(() => readAddress(search), [search])
}

const readAddress = (search: URLSearchParams): BoardAddress => ({
  base: changed(search, { meeting: null, carry: null, to: null }),
  by: BOARD_AXES.find((one) => one === search.get('by')) ?? 'table',
  meeting: search.get('meeting'),
  carry: search.has('carry') && search.has('meeting'),
  to: search.get('to'),
  page: Math.max(1, Number(search.get('page')) || 1),
  link: (changes) => changed(search, changes),
})

function changed(search: URLSearchParams, changes: Record<string, string | null | undefined>) {
  const next = new URLSearchParams(search)
  for (const [part, value] of Object.entries(changes)) {
    if (value === null) next.delete(part)
    else if (value !== undefined) next.set(part, value)
  }
  return `?${next.toString()}`
}

/** The base with a chosen meeting; or with a carried one, at a cell where one is named. */
export const linkOf = (base: string, meeting: string, carried?: true | { to: string }): string =>
  `${base}${base === '?' ? '' : '&'}meeting=${meeting}` +
  (carried ? '&carry=1' : '') +
  (typeof carried === 'object' ? `&to=${encodeURIComponent(carried.to)}` : '')
