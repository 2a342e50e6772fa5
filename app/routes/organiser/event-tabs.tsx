import { useRouteLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import type { loader as rootLoader } from '#app/root'
import { Tabs } from '#app/ui/tabs'

type Part = 'overview' | 'setup' | 'chase' | 'participants' | 'requests' | 'matching' | 'schedule'

/** Rooms that whoever only looks on has no key to, and those of whoever is at the door. */
const WORKED_IN: Part[] = ['matching', 'chase']
const AT_DOOR: Part[] = ['overview', 'participants']

/** The rooms of an event for its team. */
export function EventTabs({ slug, current }: { slug: string; current: Part }) {
  const t = useTranslations('organiser')
  const to = paths(useLocale())
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const watched = root?.person?.watches.find((one) => one.slug === slug)
  const all: { part: Part; to: string }[] = [
    { part: 'overview', to: to.desk(slug) },
    { part: 'setup', to: to.setup(slug) },
    { part: 'participants', to: to.deskParticipants(slug) },
    { part: 'requests', to: to.deskRequests(slug) },
    { part: 'matching', to: to.deskMatrix(slug) },
    { part: 'chase', to: to.chase(slug) },
    { part: 'schedule', to: to.deskSchedule(slug) },
  ]
  const isOpen = (part: Part) =>
    !watched || (watched.isAtDoor ? AT_DOOR.includes(part) : !WORKED_IN.includes(part))
  return (
    <div className="noprint row justify-between">
      <Tabs
        label={t('nav')}
        tabs={[
          ...all
            .filter(({ part }) => isOpen(part))
            .map(({ part, to: path }) => ({
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
