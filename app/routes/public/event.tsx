import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readPublicEvent } from '#app/features/events'
import type { PublicEvent } from '#app/features/events'
import { languageOf } from '#app/i18n/language-of'
import { useZoneName } from '#app/i18n/use-zone-name'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'
import { eventData } from '#app/routes/structured-data.server'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) => {
  const { data } = page
  return publicMeta(page, {
    title: data?.name,
    description: data && [data.days, data.venue, data.description].filter(Boolean).join(' · '),
    structured: data?.structured,
    // Its team sees a draft too.
    hidden: data?.state === 'draft',
  })
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const event = readPublicEvent(ctx, params.event ?? '')
    return { ...event, structured: eventData(ctx, event) }
  })
}

export default function EventPage() {
  const event = useLoaderData<typeof loader>()
  const t = useTranslations('events')
  const domain = useTranslations('domain')
  const zoneName = useZoneName()
  return (
    <Page
      title={event.name}
      heading="title"
      crumbs={[{ label: t('title'), to: paths(useLocale()).events }, { label: event.name }]}
      actions={<Acts event={event} />}
    >
      <DefinitionList
        kind="glance"
        facts={[
          { term: t('when'), detail: event.days },
          { term: t('where'), detail: event.venue, note: event.address },
          { term: t('who'), detail: t('firms', { kr: event.firms.KR, vn: event.firms.VN }) },
          { term: t('state'), detail: domain(`eventState.${event.state}`) },
        ]}
      />
      {event.own && (
        <Notice kind={event.own.state === 'approved' ? 'positive' : 'info'}>
          {t(`ownState.${event.own.state}`)}
        </Notice>
      )}
      {event.description && (
        <Section title={t('about')} id="about">
          <p className="prose">{event.description}</p>
        </Section>
      )}
      {event.deadlines.length > 0 && (
        <Section title={t('deadlines')} id="deadlines">
          <DefinitionList
            facts={event.deadlines.map((deadline) => ({
              term: t(`deadline.${deadline.kind}`),
              detail: deadline.day,
              note: deadline.passed ? t('passed') : undefined,
            }))}
          />
        </Section>
      )}
      {event.sessions.length > 0 && (
        <Section
          title={t('sessions')}
          id="sessions"
          aside={<p>{t('time', { zone: zoneName(event.zone), offset: event.offset })}</p>}
        >
          <DefinitionList
            facts={event.sessions.map((session) => ({
              term: session.day,
              detail: session.spans.join(', '),
            }))}
          />
          <p className="small mute">
            {t('sessionsText', { tables: event.tables, interpreters: event.interpreters })}
          </p>
        </Section>
      )}
      {event.programme.length > 0 && (
        <Section title={t('programme')} id="programme">
          <DefinitionList
            facts={event.programme.map((session) => ({
              term: `${session.day}, ${session.span}`,
              detail: session.title,
              note: session.room,
            }))}
          />
        </Section>
      )}
      <Section title={t('participants')} id="participants">
        <Participants event={event} />
      </Section>
    </Page>
  )
}

function Acts({ event }: { event: PublicEvent }) {
  const t = useTranslations('events')
  const to = paths(useLocale())
  const takesPart = event.own?.state === 'approved'
  return (
    <>
      {event.isTeam && <LinkButton to={to.desk(event.slug)}>{t('desk')}</LinkButton>}
      {event.hasReport && <LinkButton to={to.report(event.slug)}>{t('report')}</LinkButton>}
      {event.own && (
        <LinkButton to={to.registration(event.slug)}>{t('ownRegistration')}</LinkButton>
      )}
      {takesPart && <LinkButton to={to.partners(event.slug)}>{t('partners')}</LinkButton>}
      {takesPart && <LinkButton to={to.agenda(event.slug)}>{t('agenda')}</LinkButton>}
      {takesPart && (
        <LinkButton kind="primary" to={to.requests(event.slug)}>
          {t('requests')}
        </LinkButton>
      )}
      {event.takesRegistrations && !event.own && (
        <LinkButton kind="primary" to={to.registration(event.slug)}>
          {t('register')}
        </LinkButton>
      )}
    </>
  )
}

/** Both countries in the same form; the reader's own language comes first. */
function Participants({ event }: { event: PublicEvent }) {
  const t = useTranslations('events')
  const domain = useTranslations('domain')
  const locale = useLocale()
  const to = paths(locale)
  if (event.participants.length === 0) return <p className="mute">{t('participantsNone')}</p>
  const order =
    locale === 'ko' ? (['KR', 'VN', 'other'] as const) : (['VN', 'KR', 'other'] as const)
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {order
        .filter((country) => event.participants.some((one) => one.country === country))
        .map((country) => (
          <div key={country}>
            <h3>{domain(`country.${country}`)}</h3>
            <ul className="mt-2 grid gap-1">
              {event.participants
                .filter((one) => one.country === country)
                .map((one) => (
                  <li key={one.slug}>
                    <Anchor to={to.organisation(one.slug)} lang={languageOf(one.country)}>
                      {one.name}
                    </Anchor>{' '}
                    <span className="small faint">
                      {one.meets ? domain(`organisationKind.${one.kind}`) : t('attends')}
                    </span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
    </div>
  )
}
