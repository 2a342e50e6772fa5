import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { COUNTRIES, REGISTRATION_STATES } from '#db/domain'
import {
  decideRegistration,
  decideSchema,
  readParticipants,
  withdrawRegistration,
} from '#app/features/registration'
import type { Participant } from '#app/features/registration'
import { useLanguageWords } from '#app/features/registration/components/use-language-words'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { AddIcon } from '#app/ui/icon'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Select } from '#app/ui/select'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const state = REGISTRATION_STATES.find((one) => one === search.get('state'))
  const country = COUNTRIES.find((one) => one === search.get('country'))
  return presentPage(ctx, request, () => ({
    ...readParticipants(ctx, { eventSlug: params.event ?? '', state, country }),
    filter: { state, country },
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organiser.participants')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, decideSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { decision, ...which } = form.value
  const decide = () =>
    decision === 'withdrawn'
      ? withdrawRegistration(ctx, which)
      : decideRegistration(ctx, { ...which, decision })
  const here = `${paths(ctx.locale).deskParticipants(params.event ?? '')}${new URL(request.url).search}`
  return noted(context, await present(ctx, request, form.values, decide, () => redirect(here)))
}

export default function Participants() {
  const { event, participants, counts, mayManage, mayAssist, filter } =
    useLoaderData<typeof loader>()
  const t = useTranslations('organiser')
  const domain = useTranslations('domain')
  const registration = useTranslations('registration')
  const language = useLanguageWords()
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('participants')}
      dense
      crumbs={[
        { label: t('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: t('participants') },
      ]}
    >
      <EventTabs slug={event.slug} current="participants" />
      {mayAssist && (
        <ListActs slug={event.slug} mayManage={mayManage} isOpen={event.state !== 'closed'} />
      )}
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      <Form method="get" className="row items-end my-4">
        <Select
          name="state"
          label={t('state')}
          empty={t('all')}
          short
          defaultValue={filter.state ?? ''}
          options={REGISTRATION_STATES.map((state) => ({
            value: state,
            label: `${t(`registrationState.${state}`)} (${counts[state] ?? 0})`,
          }))}
        />
        <Select
          name="country"
          label={t('country')}
          empty={t('all')}
          short
          defaultValue={filter.country ?? ''}
          options={COUNTRIES.map((country) => ({
            value: country,
            label: domain(`country.${country}`),
          }))}
        />
        <Button>{t('apply')}</Button>
      </Form>
      {participants.length === 0 ? (
        <EmptyState title={t('participantsNone')}>{t('participantsNoneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('participants')}
          captionHidden
          rows={participants}
          rowId={(one) => one.id}
          columns={[
            {
              id: 'organisation',
              label: t('organisation'),
              header: true,
              cell: (one) => (
                <>
                  {mayAssist ? (
                    <Anchor
                      to={to.deskRegistration(event.slug, one.id)}
                      lang={languageOf(one.country)}
                    >
                      {one.name}
                    </Anchor>
                  ) : (
                    <span lang={languageOf(one.country)}>{one.name}</span>
                  )}
                  <small className="small faint block">
                    {domain(`country.${one.country}`)} · {domain(`organisationKind.${one.kind}`)}
                    {!one.meets && ` · ${registration(`attendance.${one.attendsAs ?? 'guest'}`)}`}
                  </small>
                </>
              ),
            },
            {
              id: 'delegates',
              label: t('delegatesColumn'),
              cell: (one) => (
                <Delegates participant={one} eventSlug={event.slug} opens={mayAssist} />
              ),
            },
            {
              id: 'languages',
              label: t('languages'),
              cell: (one) => one.meetingLanguages.map(language).join(', '),
            },
            { id: 'listings', label: t('listings'), numeric: true, cell: (one) => one.listings },
            { id: 'state', label: t('state'), cell: (one) => t(`registrationState.${one.state}`) },
            ...(mayManage && event.state !== 'closed'
              ? [
                  {
                    id: 'acts',
                    label: t('acts'),
                    cell: (one: Participant) => <Acts participant={one} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Page>
  )
}

/** What can be done with the list as a whole. */
function ListActs({
  slug,
  mayManage,
  isOpen,
}: {
  slug: string
  mayManage: boolean
  isOpen: boolean
}) {
  const t = useTranslations('organiser')
  const bulk = useTranslations('bulk')
  const to = paths(useLocale())
  return (
    <div className="row noprint mt-4">
      {isOpen && (
        <LinkButton small icon={AddIcon} to={to.deskRegister(slug)}>
          {t('addParticipant')}
        </LinkButton>
      )}
      {mayManage && (
        <>
          {isOpen && (
            <LinkButton small to={to.deskMany(slug)}>
              {bulk('participants.open')}
            </LinkButton>
          )}
          <Anchor to={`${to.newImport}?kind=delegates&event=${slug}`}>{t('importList')}</Anchor>
          <a href={to.deskList(slug, 'xlsx')}>{t('exportXlsx')}</a>
          <a href={to.deskList(slug, 'csv')}>{t('exportCsv')}</a>
        </>
      )}
      <Anchor to={to.deskCodes(slug)}>{t('codes.title')}</Anchor>
    </div>
  )
}

function Delegates({
  participant,
  eventSlug,
  opens,
}: {
  participant: Participant
  eventSlug: string
  opens: boolean
}) {
  const to = paths(useLocale())
  return (
    <ul className="linklist">
      {participant.delegates.map((one) => (
        <li key={one.id}>
          {opens ? <Anchor to={to.agendaOf(eventSlug, one.id)}>{one.name}</Anchor> : one.name}{' '}
          <span className="small faint">
            {[one.title, one.email, one.phone].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Acts({ participant }: { participant: Participant }) {
  const t = useTranslations('organiser')
  const decisions =
    participant.state === 'approved'
      ? (['withdrawn'] as const)
      : participant.state === 'withdrawn'
        ? []
        : participant.state === 'rejected'
          ? (['approved'] as const)
          : (['approved', 'rejected'] as const)
  if (decisions.length === 0) return null
  const word = { approved: t('approve'), rejected: t('reject'), withdrawn: t('withdraw') }
  return (
    <Form method="post" className="row">
      <input type="hidden" name="registrationId" value={participant.id} />
      <input type="hidden" name="version" value={participant.version} />
      {decisions.map((decision) => (
        <Button
          key={decision}
          small
          name="decision"
          value={decision}
          kind={decision === 'approved' ? 'primary' : 'plain'}
          aria-label={`${word[decision]}: ${participant.name}`}
        >
          {word[decision]}
        </Button>
      ))}
    </Form>
  )
}
