import { describe, expect, it } from 'vitest'
import { meanOf, qualityOf, silenceOf } from './metrics'

describe('the quality of a ranked list', () => {
  it('cannot be told where nothing is relevant', () => {
    expect(qualityOf(['a', 'b'], {})).toBeNull()
    expect(qualityOf(['a', 'b'], { a: 0 })).toBeNull()
  })

  it('is nothing for an empty list and for one without a relevant document', () => {
    expect(qualityOf([], { a: 2 })).toEqual({ recall10: 0, mrr10: 0, ndcg10: 0 })
    expect(qualityOf(['x', 'y'], { a: 2 })).toEqual({ recall10: 0, mrr10: 0, ndcg10: 0 })
  })

  it('does not look beyond the tenth document', () => {
    const list = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'a']
    expect(qualityOf(list, { a: 2 })).toEqual({ recall10: 0, mrr10: 0, ndcg10: 0 })
    expect(qualityOf(list, { '10': 1 })).toEqual({
      recall10: 1,
      mrr10: 0.1,
      ndcg10: 1 / Math.log2(11),
    })
  })

  it('is full when the relevant documents come first, the better ones before', () => {
    expect(qualityOf(['a', 'b', 'x'], { a: 2, b: 1 })).toEqual({ recall10: 1, mrr10: 1, ndcg10: 1 })
  })

  // By hand: gains 3 and 1; DCG 0/1 + 1/1.58496 + 3/2 = 2.13093; ideal 3 + 1/1.58496 + 1/2 = 4.13093.
  it('weighs a squarely relevant document three times a partly relevant one, discounted by rank', () => {
    const quality = qualityOf(['x', 'b', 'a'], { a: 2, b: 1, c: 1 })
    expect(quality?.recall10).toBeCloseTo(2 / 3, 10)
    expect(quality?.mrr10).toBe(0.5)
    expect(quality?.ndcg10).toBeCloseTo(0.515847, 5)
  })

  it('takes the ten best for the ideal, but every relevant document for recall', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `d${at}`)
    const quality = qualityOf(ids, Object.fromEntries(ids.map((id) => [id, 1])))
    expect(quality).toEqual({ recall10: 10 / 12, mrr10: 1, ndcg10: 1 })
  })

  it('is not raised by naming a document twice, nor by ids that are words of the language', () => {
    expect(qualityOf(['a', 'a', 'b'], { a: 1, b: 1 })).toEqual({ recall10: 1, mrr10: 1, ndcg10: 1 })
    expect(qualityOf(['constructor', 'a'], { a: 1 })?.mrr10).toBe(0.5)
  })
})

describe('means', () => {
  it('let every query count alike and are nothing without one', () => {
    expect(meanOf([])).toEqual({ recall10: 0, mrr10: 0, ndcg10: 0 })
    expect(
      meanOf([
        { recall10: 1, mrr10: 0.5, ndcg10: 0.8 },
        { recall10: 0, mrr10: 0, ndcg10: 0.2 },
      ]),
    ).toEqual({ recall10: 0.5, mrr10: 0.25, ndcg10: 0.5 })
  })

  it('tell how silent a search is where nothing answers', () => {
    expect(silenceOf([])).toEqual({ empty: 0, meanHits: 0 })
    expect(silenceOf([[], [], ['a', 'b', 'c'], []])).toEqual({ empty: 0.75, meanHits: 0.75 })
  })
})
