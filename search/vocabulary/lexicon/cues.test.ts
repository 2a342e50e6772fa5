import { expect, it } from 'vitest'
import { CUES, NEEDLESS_CUES } from './cues'

it('whatever says that a fact need not be there denies a subject too', () => {
  const denying = new Set(CUES.flatMap(([kind, words]) => (kind.startsWith('deny') ? [words] : [])))
  expect([...NEEDLESS_CUES].filter((words) => !denying.has(words))).toEqual([])
})
