import type { Locale } from '#db/domain'
import { loadThesaurus } from '#search/vocabulary/load'
import type { Understanding } from '#search/vocabulary/understand'
import type { Chip } from './model'

const keyOf = (conceptId: string) => `concept:${conceptId}`

/**
 * Concepts that one word may name become one chip with a menu; choosing a sense leaves the others out, which is all
 * that its address says.
 */
export function joinSenses(
  { senses }: Pick<Understanding, 'senses'>,
  chips: Chip[],
  locale: Locale,
  without: string[],
): Chip[] {
  return senses
    .filter(({ conceptIds }) => new Set(conceptIds).size > 1)
    .reduce((joined, { text, conceptIds }) => {
      const keys = [...new Set(conceptIds)].map(keyOf)
      const [first] = joined.filter((chip) => keys.includes(chip.key) && !chip.senses)
      if (!first) return joined
      const kept = keys.filter((key) => joined.some((chip) => chip.key === key))
      const elsewhere = without.filter((key) => !keys.includes(key))
      const chip: Chip = {
        ...first,
        removes: keys,
        label: kept.length > 1 ? `“${text}”` : first.label,
        senses: keys.map((key) => ({
          label: loadThesaurus().label(key.slice(keyOf('').length), locale),
          without: [...elsewhere, ...keys.filter((other) => other !== key)],
          chosen: kept.length === 1 && kept[0] === key,
        })),
      }
      return joined.flatMap((one) => (one === first ? [chip] : kept.includes(one.key) ? [] : [one]))
    }, chips)
}
