import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { may } from '#app/features/accounts'
import { listDeskEvents } from '#app/features/events'
import { countWaiting } from '#app/features/reviews'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { AddIcon } from '#app/ui/icon'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    events: listDeskEvents(ctx),
    mayImport: may(ctx, 'import.manage'),
    mayCreate: may(ctx, 'event.create'),
    mayClaim: may(ctx, 'members.inviteOwner'),
    waiting: may(ctx, 'review.read') ? countWaiting(ctx) : null,
    title: `${translatorOf(ctx.locale)('organiser.title')} · HanViet Bridge`,
  }))
}

export default function Desk() {
  const { events, mayImport, mayCreate, mayClaim, waiting } = useLoaderData<typeof loader>()
  const t = useTranslations('organiser')
  const reviews = useTranslations('reviews')
  const tEvents = useTranslations('events')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <Page
      title={t('title')}
      dense
      actions={
        mayCreate && (
          <LinkButton kind="primary" icon={AddIcon} to={to.newEvent()}>
            {t('newEvent')}
          </LinkButton>
        )
      }
    >
      <Section title={t('events')} id="events">
        {events.length === 0 ? (
          <EmptyState title={t('eventsNone')} level={3}>
            {t('eventsNoneText')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('events')}
            captionHidden
            rows={events}
            rowId={(event) => event.slug}
            columns={[
              {
                id: 'name',
                label: t('events'),
                header: true,
                cell: (event) => <Anchor to={to.desk(event.slug)}>{event.name}</Anchor>,
              },
              { id: 'days', label: tEvents('when'), cell: (event) => event.days },
              {
                id: 'state',
                label: t('state'),
                cell: (event) => domain(`eventState.${event.state}`),
              },
              {
                id: 'firms',
                label: tEvents('who'),
                cell: (event) => tEvents('firms', { kr: event.firms.KR, vn: event.firms.VN }),
              },
            ]}
          />
        )}
      </Section>
      {waiting !== null && (
        <Section title={reviews('title')} id="reviews">
          <p>
            <Anchor to={to.reviews}>{reviews('queueLink', { count: waiting })}</Anchor>
          </p>
        </Section>
      )}
      {mayImport && (
        <Section title={t('imports')} id="imports">
          <p className="mute">{t('importsText')}</p>
          <p className="mt-4">
            <LinkButton to={to.imports}>{t('openImports')}</LinkButton>
          </p>
        </Section>
      )}
      {mayClaim && (
        <Section title={t('claims')} id="claims">
          <p className="mute">{t('claimsText')}</p>
          <p className="mt-4">
            <LinkButton to={to.claims}>{t('openClaims')}</LinkButton>
          </p>
        </Section>
      )}
    </Page>
  )
}
