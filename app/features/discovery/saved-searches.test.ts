import { describe, expect, it } from 'vitest'
import { aContext, aPerson } from '#app/platform/testing.server'
import { deleteSavedSearch } from './delete-saved-search.server'
import { readSavedSearches } from './read-saved-searches.server'
import { saveSearch } from './save-search.server'

const nothing = { kind: null, query: '' }
const search = (query: string) =>
  ({ intent: 'save', name: 'Leaks', kind: 'technology', query, alerts: false }) as const

function twoPeople() {
  const ctx = aContext()
  const as = () => ({ ...ctx, actor: aPerson(ctx.db) })
  return { ctx, mai: as(), minh: as() }
}

describe('saved searches', () => {
  it('are for people who are signed in', () => {
    const { ctx } = twoPeople()
    const visitor = { ...ctx, actor: { kind: 'visitor' as const } }
    expect(() => saveSearch(visitor, search('q=leak'))).toThrow('signInFirst')
    expect(() => readSavedSearches(visitor, nothing)).toThrow('signInFirst')
    expect(() => deleteSavedSearch(visitor, { id: 'x' })).toThrow('signInFirst')
  })
  it.each(['', 'page=2', 'compare=a', 'unknown=1'])('are not made of nothing: %j', (query) => {
    const { mai } = twoPeople()
    expect(() => saveSearch(mai, search(query))).toThrow('savedSearch.nothing')
    expect(readSavedSearches(mai, { kind: 'need', query }).toSave).toBeNull()
  })
  it('are saved once, however the address is written', () => {
    const { mai, minh } = twoPeople()
    saveSearch(mai, search('q=leak&sort=trl'))
    expect(() => saveSearch(mai, search('sort=trl&page=3&q=leak'))).toThrow('savedSearch.twice')
    expect(() => saveSearch(minh, search('q=leak&sort=trl'))).not.toThrow()
  })
  it('end at fifty', () => {
    const { mai } = twoPeople()
    for (let n = 0; n < 50; n++) saveSearch(mai, search(`q=leak ${n}`))
    expect(() => saveSearch(mai, search('q=one more'))).toThrow('savedSearch.limitReached')
  })
  it('belong to one person: nobody else sees or drops them', () => {
    const { mai, minh } = twoPeople()
    const { id } = saveSearch(mai, search('q=leak&place=vn-hue'))
    expect(readSavedSearches(minh, nothing).searches).toEqual([])
    expect(() => deleteSavedSearch(minh, { id })).toThrow('notFound')
    expect(readSavedSearches(mai, nothing).searches).toMatchObject([
      { id, typed: 'leak', applied: [{ facet: 'place', label: 'Hue' }] },
    ])
    deleteSavedSearch(mai, { id })
    expect(readSavedSearches(mai, nothing).searches).toEqual([])
  })
  it('propose a name of what was typed and chosen', () => {
    const { mai } = twoPeople()
    const { toSave } = readSavedSearches(mai, { kind: 'need', query: 'q=leak&place=vn-hue&page=2' })
    expect(toSave).toEqual({ kind: 'need', query: 'q=leak&place=vn-hue', name: 'leak · Hue' })
  })
})
