/* Senses not settled by context: a name with several stays as open as it is. */
import { resolveMentions as settle } from '#search/vocabulary/resolve'
import type { LabelMatch, Mention } from '#search/vocabulary/resolve'
import type { Reading } from '#search/vocabulary/match'
import type { Thesaurus } from '#search/vocabulary/thesaurus'

export * from '#search/vocabulary/resolve'

export function resolveMentions(thesaurus: Thesaurus, reading: Reading): ReturnType<typeof settle> {
  const settled = settle(thesaurus, reading)
  const labels = reading.matches.filter(
    (match): match is LabelMatch => match.pattern.kind === 'label',
  )
  const mentions = settled.mentions.map((mention): Mention => {
    const here = labels.filter(({ from, to }) => from === mention.from && to === mention.to)
    const senses = here.map((match) => ({ match, quality: match.quality }))
    return senses.length > 1 ? { ...mention, senses } : mention
  })
  return { ...settled, mentions }
}
