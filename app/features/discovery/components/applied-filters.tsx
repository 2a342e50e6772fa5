import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { UnderstoodChip } from '#app/ui/chip'
import type { Applied } from '../model'
import type { SearchParameters, addressOf } from '../parameters'

type Props = {
  applied: Applied[]
  parameters: SearchParameters
  at: (change: Parameters<typeof addressOf>[2]) => string
}

/** The filters in force above the hits, each with a way out. */
export function AppliedFilters({ applied, parameters, at }: Props) {
  const t = useTranslations('search')
  const locale = useLocale()
  const concept = applied.findLast(({ facet }) => facet === 'concept')
  if (applied.length === 0) return null
  return (
    <div className="applied">
      <span className="mute">{t('applied')}</span>
      <ul className="chips">
        {applied.map(({ facet, value, label }) => (
          <li key={`${facet} ${value}`}>
            <UnderstoodChip
              kind={t(`facet.${facet}`)}
              value={label}
              removeTo={at({
                [facet]: (parameters.filters[facet] ?? []).filter((other) => other !== value),
              })}
            />
          </li>
        ))}
      </ul>
      {concept && <Anchor to={paths(locale).concept(concept.value)}>{t('concept.open')}</Anchor>}
    </div>
  )
}
