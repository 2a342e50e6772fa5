import { describe, expect, it } from 'vitest'
import { checkConcepts } from './check'
import { conceptSchema } from './concept'
import type { Concept } from './concept'
import { loadConcepts } from './load'
import { buildThesaurus } from './thesaurus'

const concept = (id: string, broader: string[] = [], more: Partial<Concept> = {}): Concept =>
  conceptSchema.parse({
    id,
    broader,
    scheme: 'water',
    prefLabel: { ko: `가${id}`, vi: `v ${id}`, en: `e ${id}` },
    ...more,
  })
const kinds = (concepts: Concept[]) =>
  checkConcepts(concepts).map(({ kind, conceptId }) => `${kind} ${conceptId}`)

describe('checking concepts', () => {
  const top = concept('water')
  it('finds orphans, unknown ids and cycles', () => {
    expect(kinds([top, concept('water.a')])).toEqual(['orphan water.a'])
    expect(kinds([top, concept('water.a', ['water.x'], { related: ['water.y'] })])).toEqual([
      'unknownBroader water.a',
      'unknownRelated water.a',
    ])
    expect(kinds([top, concept('water.a', ['water.b']), concept('water.b', ['water.a'])])).toEqual([
      'cycle water.a',
      'cycle water.b',
    ])
    expect(kinds([top, top])).toContain('duplicateId water')
    expect(kinds([top, concept('transport.a', ['water'])])).toEqual(['idOutsideScheme transport.a'])
  })
  it('finds labels that are missing, repeated, decomposed or claimed twice without a sense', () => {
    expect(kinds([concept('water', [], { prefLabel: { ko: '물', vi: '', en: 'Water' } })])).toEqual(
      ['missingLabel water'],
    )
    expect(kinds([concept('water', [], { altLabel: { en: ['E water'] } })])).toEqual([
      'repeatedLabel water',
    ])
    expect(kinds([concept('water', [], { altLabel: { vi: ['hồ'.normalize('NFD')] } })])).toEqual([
      'notNfc water',
    ])
    const shared = { altLabel: { ko: ['관망'] } }
    expect(
      kinds([
        top,
        concept('water.a', ['water'], shared),
        concept('water.b', ['water'], { ...shared, sense: { 관망: { near: ['통신'], not: [] } } }),
      ]),
    ).toEqual(['sharedLabel water.a'])
    expect(kinds([concept('water', [], { sense: { nowhere: { near: [], not: [] } } })])).toEqual([
      'senseWithoutLabel water',
    ])
  })
  it('finds context words that cannot meet a text or speak both ways', () => {
    const near = (words: string[], not: string[] = []) =>
      kinds([concept('water', [], { sense: { 'E water': { near: words, not } } })])
    expect(near(['near pipes'])).toEqual(['senseWord water'])
    expect(near(['pipes'], ['pipes'])).toContain('senseWord water')
    expect(near(['pipes'], ['fire'])).toEqual([])
  })
  it('finds the spacing of Hangul and the place of a tone no difference', () => {
    expect(kinds([concept('water', [], { altLabel: { ko: ['누수 탐지', '누수탐지'] } })])).toEqual([
      'repeatedLabel water',
    ])
    expect(kinds([concept('water', [], { altLabel: { vi: ['điều hoà', 'điều hòa'] } })])).toEqual([
      'repeatedLabel water',
    ])
  })
})

describe('the thesaurus', () => {
  const thesaurus = buildThesaurus([
    concept('water'),
    concept('water.a', ['water'], { related: ['water.c'] }),
    concept('water.b', ['water.a']),
    concept('water.c', ['water']),
  ])
  it('knows nothing of an unknown id', () => {
    expect(thesaurus.information('x')).toBe(0)
    expect([...thesaurus.ancestors('x')]).toEqual([])
    expect(thesaurus.label('x', 'ko')).toBe('x')
  })
  it('closes over broader and narrower with distances, and related from both sides', () => {
    expect([...thesaurus.ancestors('water.b')]).toEqual([
      ['water.a', 1],
      ['water', 2],
    ])
    expect([...thesaurus.descendants('water')]).toEqual([
      ['water.a', 1],
      ['water.c', 1],
      ['water.b', 2],
    ])
    expect(thesaurus.related('water.c')).toEqual(['water.a'])
  })
  it('holds a leaf for the most telling and the top for the least', () => {
    expect(thesaurus.information('water.b')).toBe(1)
    expect(thesaurus.information('water')).toBeLessThan(thesaurus.information('water.a'))
  })
})

describe('the concept files', () => {
  it('a malformed one is named with the place of the fault', () => {
    expect(() =>
      loadConcepts({ water: [{ id: 'Water', scheme: 'water', prefLabel: {} }] }),
    ).toThrow(/concepts\/water\.json[\s\S]*id/)
  })
  it('are without fault', () => {
    expect(checkConcepts(loadConcepts())).toEqual([])
  })
})
