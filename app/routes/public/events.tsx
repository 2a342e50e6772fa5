import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { listEvents } from '#app/features/events'
import type { EventLine } from '#app/features/events'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'
import { Anchor } from '#app/ui/anchor'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) =>
  publicMeta(page, { title: page.data?.title, description: page.data?.description })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const t = translatorOf(ctx.locale)
  return presentPage(ctx, request, () => ({
    ...listEvents(ctx),
    title: t('events.title'),
    description: t('events.lede'),
  }))
}

export default function Events() {
  const { ahead, over } = useLoaderData<typeof loader>()
  const t = useTranslations('events')
  return (
    <Page title={t('title')} heading="display" intro={<p>{t('lede')}</p>}>
      <Section title={t('ahead')} id="ahead">
        {ahead.length === 0 ? (
          <EmptyState title={t('none')} level={3}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <EventList events={ahead} />
        )}
      </Section>
      {over.length > 0 && (
        <Section title={t('over')} id="over">
          <EventList events={over} />
        </Section>
      )}
    </Page>
  )
}

function EventList({ events }: { events: EventLine[] }) {
  const t = useTranslations('events')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <ul className="[&>li:first-child]:border-t-0 [&>li:first-child]:pt-0">
      {events.map((event) => (
        <li key={event.slug} className="result">
          <div className="body">
            <h3 className="hitname">
              <Anchor to={to.event(event.slug)}>{event.name}</Anchor>
            </h3>
            <p className="org">{[event.days, event.venue].filter(Boolean).join(' · ')}</p>
            <p className="small mute">{t('firms', { kr: event.firms.KR, vn: event.firms.VN })}</p>
          </div>
          <div className="meta">
            <span>{domain(`eventKind.${event.kind}`)}</span>
            <b>{domain(`eventState.${event.state}`)}</b>
            {event.state === 'closed' && <Anchor to={to.report(event.slug)}>{t('report')}</Anchor>}
          </div>
        </li>
      ))}
    </ul>
  )
}
