import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import type { Figure } from '../figures'

/** Counted words with their one meaning beside them; each opens the records that it counts. */
export function FigureGrid({
  slug,
  figures,
  values,
}: {
  slug: string
  figures: readonly Figure[]
  values: Record<Figure, number>
}) {
  const t = useTranslations('report')
  const locale = useLocale()
  return (
    <dl className="counted">
      {figures.map((figure) => (
        <div key={figure}>
          <dt>{t(`figure.${figure}`)}</dt>
          <dd>
            <Anchor
              className="big"
              to={paths(locale).reportRecords(slug, figure)}
              aria-label={`${t(`figure.${figure}`)}: ${values[figure]}`}
            >
              {formatNumber(values[figure], locale)}
            </Anchor>
            <span>{t(`meaning.${figure}`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
