import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  applyRepair,
  readProposal,
  readRepairDesk,
  repairActSchema,
  repairSchema,
  takeBackReport,
} from '#app/features/schedule'
import { AbsenceReports, RepairForm } from '#app/features/schedule/components/repair-form'
import { RepairProposal } from '#app/features/schedule/components/repair-proposal'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import {
  parseQuery,
  present,
  presentPage,
  readForm,
  refuse,
  tryRead,
} from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The question is in the address, so that a proposal can be shown to a colleague; looking at it changes nothing. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const eventSlug = params.event ?? ''
  const asked = parseQuery(request, repairSchema)
  const desk = await presentPage(ctx, request, () => readRepairDesk(ctx, eventSlug))
  const proposed = asked?.ok
    ? await presentPage(ctx, request, () =>
        tryRead(asked.values, () => readProposal(ctx, { eventSlug, change: asked.value })),
      )
    : { found: null, reply: asked }
  return {
    desk,
    proposal: proposed.found,
    reply: proposed.reply,
    asked: asked?.values ?? {},
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('board.repairs.title')),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, repairActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const act = form.value
  const to = paths(ctx.locale)
  if (act.intent === 'takeBack')
    return noted(
      context,
      await present(
        ctx,
        request,
        form.values,
        () => takeBackReport(ctx, { eventSlug, reportId: act.reportId }),
        () => redirect(to.deskRepair(eventSlug)),
      ),
    )
  const { intent, fingerprint, ...change } = act
  const publish = intent === 'applyAndPublish'
  return noted(
    context,
    await present(
      ctx,
      request,
      form.values,
      () => applyRepair(ctx, { eventSlug, change, fingerprint, publish }),
      () => redirect(to.deskSchedule(eventSlug)),
    ),
  )
}

export default function Repair() {
  const { desk, proposal, reply, asked } = useLoaderData<typeof loader>()
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const organiser = useTranslations('organiser')
  const to = paths(useLocale())
  const refused = useActionData<FormReply>()
  const errors = useFormErrors(refused ?? reply)
  useErrorTitle(errors.all.length > 0)
  const { event } = desk
  return (
    <Page
      title={t('repairs.title')}
      dense
      crumbs={[
        { label: organiser('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: schedule('title'), to: to.deskSchedule(event.slug) },
        { label: t('repairs.title') },
      ]}
      intro={<p>{t('repairs.intro')}</p>}
    >
      <EventTabs slug={event.slug} current="schedule" />
      <div className="my-4">
        <ErrorSummary errors={errors.all} />
      </div>
      <RepairForm desk={desk} asked={asked} errors={errors} />
      {proposal && <RepairProposal desk={desk} proposal={proposal} asked={asked} />}
      <AbsenceReports desk={desk} />
    </Page>
  )
}
