import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Tabs } from '#app/ui/tabs'

type Part = 'overview' | 'setup' | 'chase' | 'participants' | 'requests' | 'matching' | 'schedule'

/** The rooms of an event for its team. */
export function EventTabs({ slug, current }: { slug: string; current: Part }) {
  const t = useTranslations('organiser')
  const to = paths(useLocale())
  const parts: { part: Part; to: string }[] = [
    { part: 'overview', to: to.desk(slug) },
    { part: 'setup', to: to.setup(slug) },
    { part: 'participants', to: to.deskParticipants(slug) },
    { part: 'requests', to: to.deskRequests(slug) },
    { part: 'matching', to: to.deskMatrix(slug) },
    { part: 'chase', to: to.chase(slug) },
    { part: 'schedule', to: to.deskSchedule(slug) },
  ]
  return (
    <div className="noprint row justify-between">
      <Tabs
        label={t('nav')}
        tabs={[
          ...parts.map(({ part, to: path }) => ({
            to: path,
            label: part === 'matching' ? t('matching.tab') : t(part),
            current: part === current,
          })),
          { to: to.report(slug), label: t('report') },
          { to: to.event(slug), label: t('public') },
        ]}
      />
    </div>
  )
}
