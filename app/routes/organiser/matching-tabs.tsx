import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Tabs } from '#app/ui/tabs'

/** The views of an event's matching. */
export function MatchingTabs({
  slug,
  current,
}: {
  slug: string
  current: 'matrix' | 'exposure' | 'weights'
}) {
  const t = useTranslations('organiser')
  const to = paths(useLocale())
  return (
    <div className="mt-4 noprint">
      <Tabs
        label={t('matrix.views')}
        tabs={[
          { to: to.deskMatrix(slug), label: t('matrix.title'), current: current === 'matrix' },
          {
            to: to.deskExposure(slug),
            label: t('exposure.title'),
            current: current === 'exposure',
          },
          { to: to.deskMatching(slug), label: t('matching.title'), current: current === 'weights' },
        ]}
      />
    </div>
  )
}
