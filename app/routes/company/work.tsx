import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { may, readOwnJoins } from '#app/features/accounts'
import { readOwnListings } from '#app/features/editing'
import { OwnListings } from '#app/features/editing/components/own-listings'
import { readWork } from '#app/features/requests'
import type { WorkEvent } from '#app/features/requests'
import { RequestLine } from '#app/features/requests/components/request-line'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readWork(ctx),
    joins: readOwnJoins(ctx).filter((one) => one.state === 'pending' || one.state === 'declined'),
    own: readOwnListings(ctx),
    mayReview: may(ctx, 'review.read'),
    title: `${translatorOf(ctx.locale)('company.title')} · HanViet Bridge`,
  }))
}

export default function MyWork() {
  const { organisations, own, events, isStaff, mayReview, joins } = useLoaderData<typeof loader>()
  const t = useTranslations('company')
  const shortlist = useTranslations('shortlist')
  const to = paths(useLocale())
  const open = events.filter(({ event }) => event.state !== 'closed')
  const closed = events.filter(({ event }) => event.state === 'closed')
  return (
    <Page
      title={t('title')}
      intro={<p>{organisations.map((one) => one.name).join(' · ')}</p>}
      actions={
        <>
          {organisations.length > 0 && (
            <LinkButton to={to.shortlist()}>{shortlist('title')}</LinkButton>
          )}
          {isStaff && mayReview && <LinkButton to={to.reviews}>{t('reviews')}</LinkButton>}
          {isStaff && <LinkButton to={to.organiser}>{t('organiser')}</LinkButton>}
        </>
      }
    >
      {organisations.length === 0 && !isStaff && (
        <EmptyState
          title={t('noOrganisation')}
          action={
            <LinkButton kind="primary" to={to.registerOrganisation()}>
              {t('registerOrganisation')}
            </LinkButton>
          }
        >
          {t('noOrganisationText')}
        </EmptyState>
      )}
      {joins.length > 0 && (
        <Section id="joins" title={t('joins.title')}>
          <ul className="grid gap-3">
            {joins.map((one) => (
              <li key={one.id}>
                <Anchor to={to.joinOrganisation(one.slug)}>{one.name}</Anchor>{' '}
                <span className="small mute">
                  {t(`joins.state.${one.state}`)}
                  {one.reason && ` · ${one.reason}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open.map((event) => (
        <EventPart key={`${event.event.slug}${event.organisation}`} part={event} />
      ))}
      {own.map((one) => (
        <OwnListings key={one.slug} own={one} />
      ))}
      {organisations.length > 0 && events.length === 0 && (
        <EmptyState
          title={t('noEvent')}
          action={<LinkButton to={to.events}>{t('allEvents')}</LinkButton>}
        >
          {t('noEventText')}
        </EmptyState>
      )}
      {closed.map((event) => (
        <EventPart key={`${event.event.slug}${event.organisation}`} part={event} />
      ))}
    </Page>
  )
}

/** One event: what waits for an answer first, then what has a time. */
function EventPart({ part }: { part: WorkEvent }) {
  const t = useTranslations('company')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const { event } = part
  return (
    <Section
      id={event.slug}
      title={event.name}
      aside={
        <>
          <p>
            {part.days} · {t(`registration.${part.registration}`)}
          </p>
          <p>
            {t('waiting', { count: part.waiting })} · {t('accepted', { count: part.accepted })}
          </p>
          <p className="row">
            {part.mayAsk && <Anchor to={to.newRequest(event.slug)}>{t('newRequest')}</Anchor>}
            <Anchor to={to.requests(event.slug)}>{t('openRequests')}</Anchor>
            {part.hasAgenda && <Anchor to={to.agenda(event.slug)}>{t('agenda')}</Anchor>}
          </p>
        </>
      }
    >
      {event.state === 'closed' ? (
        <p className="mute">{domain('eventState.closed')}</p>
      ) : (
        <ToAnswer part={part} />
      )}
      {part.scheduled.length > 0 && (
        <p className="mt-4">
          <LinkButton kind="primary" to={to.agenda(event.slug)}>
            {t('meetings')} {part.scheduled.length}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

function ToAnswer({ part }: { part: WorkEvent }) {
  const t = useTranslations('company')
  return (
    <>
      <h3>
        {t('toAnswer')} <span className="num mute">{part.toAnswer.length}</span>
      </h3>
      {part.toAnswer.length === 0 ? (
        <p className="mute">{t('toAnswerNone')}</p>
      ) : (
        <ul className="mt-2 [&>li:first-child]:border-t-0 [&>li:first-child]:pt-0">
          {part.toAnswer.map((one) => (
            <RequestLine key={one.id} request={one} party={one.from} eventSlug={part.event.slug} />
          ))}
        </ul>
      )}
    </>
  )
}
