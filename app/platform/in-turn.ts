import { conflict } from './domain-error'

/**
 * Lets so many pieces of heavy work run at once, and so many more wait; what is more than that is refused with a code.
 * @returns a function that runs a piece of work when its turn has come
 */
export function inTurns(limits: { atOnce: number; waiting: number; busy: string }) {
  let working = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (working < limits.atOnce) working++
    else {
      if (waiting.length >= limits.waiting) throw conflict(limits.busy)
      // Whoever ends hands its place over.
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else working--
    }
  }
}
