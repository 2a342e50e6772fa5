import { describe, expect, it } from 'vitest'
import { checkChanges, loadChanges, parseChanges, successorsOf } from './changes'
import type { ConceptChange } from './changes'
import { conceptSchema } from './concept'
import { loadConcepts, loadThesaurus } from './load'

const concepts = ['water', 'water.leak', 'water.meter'].map((id) =>
  conceptSchema.parse({ id, scheme: 'water', prefLabel: { ko: id, vi: id, en: id } }),
)
const change = (kind: ConceptChange['kind'], from: string[], to: string[]): ConceptChange => ({
  on: '2026-11-25',
  kind,
  from,
  to,
})
const faults = (...changes: ConceptChange[]) =>
  checkChanges(changes, concepts).map(({ kind, detail }) => `${kind} ${detail}`)

describe('checking changes of concepts', () => {
  it('refuses an id that is still a concept, and a target that is none', () => {
    expect(faults(change('rename', ['water.leak'], ['water.meter']))).toEqual([
      'stillAConcept water.leak',
    ])
    expect(faults(change('rename', ['water.a'], ['water.b']))).toEqual(['unknownTarget water.b'])
  })
  it('refuses chains that nobody resolved, cycles, and an id that goes twice', () => {
    expect(
      faults(
        change('rename', ['water.a'], ['water.b']),
        change('rename', ['water.b'], ['water.leak']),
      ),
    ).toEqual(['unresolvedChain water.b'])
    expect(
      faults(
        change('rename', ['water.a'], ['water.b']),
        change('rename', ['water.b'], ['water.a']),
      ),
    ).toEqual(['cycle water.b', 'cycle water.a'])
    expect(
      faults(
        change('rename', ['water.a'], ['water.leak']),
        change('merge', ['water.a'], ['water.meter']),
      ),
    ).toEqual(['goneTwice water.a'])
  })
  it('knows how many ids a rename, a merge and a split have', () => {
    expect(faults(change('rename', ['water.a', 'water.b'], ['water.leak']))).toEqual([
      'wrongCount 2 to 1',
    ])
    expect(faults(change('split', ['water.a'], ['water.leak']))).toEqual(['wrongCount 1 to 1'])
    expect(faults(change('merge', ['water.a', 'water.b'], ['water.leak']))).toEqual([])
    expect(faults(change('split', ['water.a'], ['water.leak', 'water.meter']))).toEqual([])
  })
  it('names the place of a malformed entry', () => {
    expect(() => parseChanges([{ kind: 'moved' }])).toThrow(/changes\.json[\s\S]*kind/)
  })
})

describe('the changes of the product', () => {
  it('are without fault beside its concepts', () => {
    expect(checkChanges(loadChanges(), loadConcepts())).toEqual([])
  })
  it('a page that still meets an id which is gone names what took its place', () => {
    const [gone, [first] = []] = [...successorsOf(loadChanges())][0] ?? []
    expect(loadThesaurus().label(gone ?? '', 'en')).toBe(
      loadThesaurus().concepts.get(first ?? '')?.prefLabel.en,
    )
  })
})
