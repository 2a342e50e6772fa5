import { describe, expect, it } from 'vitest'
import { alsoWhenRefused, notWhileTyping } from './should-revalidate'

type Change = Parameters<typeof alsoWhenRefused>[0]
const url = new URL('https://example.org/en/work')
const change = (given: Partial<Change>): Change => ({
  currentUrl: url,
  nextUrl: url,
  currentParams: {},
  nextParams: {},
  defaultShouldRevalidate: false,
  ...given,
})
const sent = (intent: string, status: number): Partial<Change> => {
  const formData = new FormData()
  formData.set('intent', intent)
  return { formMethod: 'POST', formData, actionStatus: status }
}

describe('which pages are read anew', () => {
  it('reads a page that names a version anew after a refusal, and never while somebody types', () => {
    expect(alsoWhenRefused(change(sent('save', 409)))).toBe(true)
    expect(alsoWhenRefused(change(sent('save', 200)))).toBe(true)
    expect(alsoWhenRefused(change(sent('keep', 200)))).toBe(false)
    expect(notWhileTyping(change({ ...sent('keep', 200), defaultShouldRevalidate: true }))).toBe(
      false,
    )
  })

  it('stays with the form where a field is wrong: a session that has ended is told with the next press, which keeps it', () => {
    expect(alsoWhenRefused(change(sent('save', 422)))).toBe(false)
  })

  it('leaves links to the usual rule', () => {
    expect(alsoWhenRefused(change({}))).toBe(false)
    expect(alsoWhenRefused(change({ defaultShouldRevalidate: true }))).toBe(true)
  })
})
