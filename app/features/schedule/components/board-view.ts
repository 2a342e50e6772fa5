import { useSyncExternalStore } from 'react'

/** What is looked at on a board. */
export type BoardView = {
  /** Chosen meeting. */
  meeting: string | null
  /** The chosen meeting is carried: cells are places where it may go. */
  carry: boolean
  /** Cell that is in question for it, as `slot|table|interpreter`. */
  to: string | null
  /** Carried by the mouse. */
  dragged: string | null
}

/**
 * Kept beside React's tree: of the hundreds of cells of a board only those are drawn anew that say something else for
 * what is now looked at.
 */
export type ViewStore = {
  get: () => BoardView
  subscribe: (heard: () => void) => () => void
  show: (changes: Partial<BoardView>) => void
}

/** `keep` is told of each change, after everybody who listens. */
export function createView(first: BoardView, keep: () => void): ViewStore {
  const listeners = new Set<() => void>()
  let view = first
  return {
    get: () => view,
    subscribe: (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    show: (changes) => {
      view = { ...view, ...changes }
      for (const heard of listeners) heard()
      keep()
    },
  }
}

/** What is looked at; whoever asks is drawn anew with every change of it. */
export const useView = ({ subscribe, get }: ViewStore): BoardView =>
  useSyncExternalStore(subscribe, get, get)

/** The meeting in hand: by the mouse, else by the keyboard or a link. */
export const inHand = ({ dragged, carry, meeting }: BoardView): string | null =>
  dragged ?? (carry ? meeting : null)
