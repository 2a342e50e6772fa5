import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readStepMessages, takeStep } from '#app/features/chase'
import type { StepMessages } from '#app/features/chase'
import { StepChecklist, StepSends } from '#app/features/chase/components/step-checklist'
import { changeStateSchema, readOverview } from '#app/features/events'
import type { Overview } from '#app/features/events'
import { formatNumber } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button, LinkButton } from '#app/ui/button'
import { Check } from '#app/ui/choice-group'
import { ErrorSummary } from '#app/ui/error-summary'
import { Figures } from '#app/ui/figures'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const overview = readOverview(ctx, params.event ?? '')
    const { next } = overview
    return {
      overview,
      sends: next ? readStepMessages(ctx, overview.event.slug, next.state) : null,
      title: pageTitle(context, ctx.locale, overview.event.name),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, changeStateSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const answer = await present(
    ctx,
    request,
    form.values,
    () => takeStep(ctx, { ...form.value, eventId: readOverview(ctx, slug).event.id }),
    () => redirect(paths(ctx.locale).desk(slug)),
  )
  return noted(context, answer)
}

export default function EventDesk() {
  const { overview, sends } = useLoaderData<typeof loader>()
  const { event } = overview
  const t = useTranslations('organiser')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={event.name}
      dense
      crumbs={[{ label: t('title'), to: to.organiser }, { label: event.name }]}
      intro={
        <p>
          {[event.days, event.venue].filter(Boolean).join(' · ')} ·{' '}
          <b>{domain(`eventState.${event.state}`)}</b>
        </p>
      }
    >
      <EventTabs slug={event.slug} current="overview" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all} />
      </div>
      {overview.mayLook && (
        <Section title={t('nextTitle')} id="next">
          <NextStep overview={overview} sends={sends} />
        </Section>
      )}
      <Section title={t('overview')} id="figures">
        <Counts overview={overview} />
      </Section>
      {overview.mayManage && overview.back.length > 0 && (
        <Section title={t('backTitle')} id="back">
          <div className="row">
            {overview.back.map((state) => (
              <StateForm
                key={state}
                state={state}
                version={event.version}
                label={t('back', { state: domain(`eventState.${state}`) })}
              />
            ))}
          </div>
        </Section>
      )}
    </Page>
  )
}

/** What blocks the next phase first; then the one button that leads there. */
function NextStep({
  overview: { next, event, mayManage, schedule },
  sends,
}: {
  overview: Overview
  sends: StepMessages | null
}) {
  const t = useTranslations('organiser')
  const errors = useTranslations('errors')
  const to = paths(useLocale())
  if (!next) return <p>{t('done')}</p>
  if (next.state === 'published')
    return (
      <>
        <p>{t('nextScheduleText', { count: schedule.toPlace })}</p>
        <p className="mt-4">
          <LinkButton kind="primary" to={to.deskSchedule(event.slug)}>
            {t('nextSchedule')}
          </LinkButton>
        </p>
      </>
    )
  return (
    <>
      {next.blockers.map((blocker) => (
        <Notice key={blocker} kind="caution" title={t('blocked')}>
          {errors(blocker)}
        </Notice>
      ))}
      <p className="mt-2">{t(`nextText.${next.state}`)}</p>
      <StepChecklist checks={next.checks} slug={event.slug} />
      {mayManage && <QuickWay state={event.state} slug={event.slug} />}
      {sends && <StepSends sends={sends} />}
      {mayManage && next.blockers.length === 0 && (
        <div className="mt-4">
          <StateForm
            state={next.state}
            version={event.version}
            label={t(`next.${next.state}`)}
            tells={sends?.kind === 'requests' && sends.count > 0}
            primary
          />
        </div>
      )}
    </>
  )
}

/** What fills this phase quickest. */
function QuickWay({ state, slug }: { state: string; slug: string }) {
  const t = useTranslations('bulk')
  const to = paths(useLocale())
  if (state !== 'registration' && state !== 'requests') return null
  return (
    <p className="mt-4">
      {state === 'registration' ? (
        <LinkButton to={to.deskMany(slug)}>{t('participants.open')}</LinkButton>
      ) : (
        <LinkButton to={to.deskMatched(slug)}>{t('requests.open')}</LinkButton>
      )}
    </p>
  )
}

function StateForm({
  state,
  version,
  label,
  primary,
  tells,
}: {
  state: string
  version: number
  label: string
  primary?: boolean
  /** Whether there is a mail to send, which the organiser may leave out. */
  tells?: boolean
}) {
  const t = useTranslations('setup')
  return (
    <Form method="post" className="stack">
      {tells && <Check name="tell" defaultChecked label={t('sends.tell')} />}
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="version" value={version} />
      <div>
        <Button kind={primary ? 'primary' : 'plain'}>{label}</Button>
      </div>
    </Form>
  )
}

function Counts({ overview }: { overview: Overview }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const to = paths(locale)
  const { registrations, requests, grid, schedule, event, mayLook } = overview
  const figure = (label: string, value: number | undefined, path?: string) => ({
    value: formatNumber(value ?? 0, locale),
    label: path === undefined ? label : <a href={path}>{label}</a>,
  })
  const participants = to.deskParticipants(event.slug)
  const asked = (state: string) =>
    mayLook ? `${to.deskRequests(event.slug)}?state=${state}` : undefined
  const board = mayLook ? to.deskSchedule(event.slug) : undefined
  return (
    <Figures
      figures={[
        figure(t('figure.approved'), registrations.approved, `${participants}?state=approved`),
        ...(registrations.applied
          ? [figure(t('figure.applied'), registrations.applied, `${participants}?state=applied`)]
          : []),
        ...(registrations.waitlisted
          ? [
              figure(
                t('figure.waitlisted'),
                registrations.waitlisted,
                `${participants}?state=waitlisted`,
              ),
            ]
          : []),
        figure(t('figure.delegates'), overview.delegates),
        figure(t('figure.pending'), requests.pending, asked('pending')),
        figure(t('figure.accepted'), requests.accepted, asked('accepted')),
        figure(t('figure.slots'), grid.slots),
        figure(t('figure.tables'), grid.tables),
        figure(t('figure.interpreters'), grid.interpreters),
        ...(schedule.draft
          ? [
              figure(
                t('figure.placed', { number: schedule.draft.number }),
                schedule.draft.placed,
                board,
              ),
            ]
          : []),
        ...(schedule.published
          ? [
              figure(
                t('figure.published', { number: schedule.published.number }),
                schedule.published.placed,
                board,
              ),
            ]
          : []),
      ]}
    />
  )
}
