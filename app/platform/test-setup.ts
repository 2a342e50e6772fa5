import { expect } from 'vitest'
import { DomainError } from './domain-error'

expect.extend({
  /** The function throws, or the promise rejects with, a DomainError of this code. */
  toThrowDomainError(received: unknown, code: string) {
    const error = thrownBy(received)
    const pass = error instanceof DomainError && error.code === code
    return {
      pass,
      message: () =>
        `expected a DomainError ${code}, got ${error instanceof DomainError ? error.code : String(error)}`,
    }
  },
})

function thrownBy(received: unknown): unknown {
  if (typeof received !== 'function') return received
  try {
    ;(received as () => unknown)()
  } catch (error) {
    return error
  }
  return 'nothing thrown'
}
