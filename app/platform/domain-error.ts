/** What a rule can say no with. The code is a key of the `errors` messages, the kind decides the HTTP status. */
export type DomainErrorKind = 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'signIn'
export type DomainErrorParams = Record<string, string | number>

export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind = 'invalid',
    readonly params: DomainErrorParams = {},
    /** The form field that the message belongs to. */
    readonly field?: string,
  ) {
    super(code)
    this.name = 'DomainError'
  }
}

export const notFound = (code = 'notFound') => new DomainError(code, 'notFound')
export const forbidden = (code = 'forbidden') => new DomainError(code, 'forbidden')
export const conflict = (code: string, params: DomainErrorParams = {}) =>
  new DomainError(code, 'conflict', params)
export const invalid = (code: string, params: DomainErrorParams = {}, field?: string) =>
  new DomainError(code, 'invalid', params, field)
