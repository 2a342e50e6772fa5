import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { eventBySlug } from '#app/features/events'
import {
  approveMany,
  manyActSchema,
  readManyToRegister,
  registerMany,
} from '#app/features/registration'
import {
  ManyCandidates,
  ManySources,
  ManyUndecided,
} from '#app/features/registration/components/many-parts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const sources = new URL(request.url).searchParams.getAll('source')
  return presentPage(ctx, request, () => ({
    page: readManyToRegister(ctx, { eventSlug: params.event ?? '', sources }),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('bulk.participants.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, manyActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const given = form.value
  const slug = params.event ?? ''
  const act = () => {
    const { id: eventId } = eventBySlug(ctx.db, slug)
    if (given.act === 'register')
      registerMany(ctx, { ...given, eventId, organisationIds: given.organisations })
    else approveMany(ctx, { eventId, registrations: given.registrations })
  }
  const done = () => redirect(paths(ctx.locale).desk(slug))
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function ManyParticipants() {
  const { page, key } = useLoaderData<typeof loader>()
  const t = useTranslations('bulk')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event, undecided, sources } = page
  return (
    <Page
      title={t('participants.title')}
      dense
      intro={<p>{t('participants.text')}</p>}
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: desk('participants'), to: to.deskParticipants(event.slug) },
        { label: t('participants.title') },
      ]}
    >
      <EventTabs slug={event.slug} current="participants" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      </div>
      {undecided.length > 0 && (
        <Section
          id="undecided"
          title={t('participants.undecided')}
          aside={<p>{t('participants.undecidedText')}</p>}
        >
          <ManyUndecided undecided={undecided} />
        </Section>
      )}
      <Section
        id="sources"
        title={t('participants.from')}
        aside={<p>{t('participants.fromText')}</p>}
      >
        <ManySources sources={sources} />
      </Section>
      {sources.length > 0 && (
        <Section id="list" title={t('participants.list')}>
          <ManyCandidates page={page} keyOfForm={key} errors={errors} />
        </Section>
      )}
    </Page>
  )
}
