import 'vitest'

declare module 'vitest' {
  interface Assertion {
    toThrowDomainError(code: string): void
  }
}
