import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  keepApart,
  partnersActSchema,
  readSuggestions,
  refuseSuggestion,
} from '#app/features/requests'
import { KeptApart } from '#app/features/requests/components/kept-apart'
import { RefusedList, SuggestionEntry } from '#app/features/requests/components/suggestion-entry'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readSuggestions(ctx, params.event ?? ''),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('requests.partners.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, partnersActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const given = form.value
  const act = () =>
    'otherId' in given
      ? keepApart(ctx, { ...given, eventSlug })
      : refuseSuggestion(ctx, { ...given, eventSlug })
  const done = () => redirect(paths(ctx.locale).partners(eventSlug))
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function Partners() {
  const page = useLoaderData<typeof loader>()
  const { event, suggestions, refused, mayAsk, mayRefuse } = page
  const t = useTranslations('requests')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('partners.title')}
      crumbs={[
        { label: event.name, to: to.event(event.slug) },
        { label: t('title'), to: to.requests(event.slug) },
        { label: t('partners.title') },
      ]}
      intro={<p>{t('partners.text')}</p>}
    >
      <ErrorSummary errors={errors.all} />
      <Section
        id="suggestions"
        title={t('partners.suggested')}
        aside={<p>{t('partners.order')}</p>}
      >
        {suggestions.length === 0 ? (
          <EmptyState
            title={t('partners.none')}
            level={3}
            action={
              <LinkButton
                to={page.bringsNothing ? to.registration(event.slug) : to.newRequest(event.slug)}
              >
                {t(page.bringsNothing ? 'partners.toListings' : 'partners.toAll')}
              </LinkButton>
            }
          >
            {t(page.bringsNothing ? 'partners.noneBrings' : 'partners.noneText')}
          </EmptyState>
        ) : (
          suggestions.map((one, at) => (
            <SuggestionEntry
              key={one.partner}
              suggestion={one}
              eventSlug={event.slug}
              open={at === 0}
              mayAsk={mayAsk}
              mayRefuse={mayRefuse}
            />
          ))
        )}
      </Section>
      {refused.length > 0 && (
        <Section
          id="refused"
          title={t('partners.refused')}
          aside={<p>{t('partners.refusedText')}</p>}
        >
          <RefusedList refused={refused} mayRefuse={mayRefuse} />
        </Section>
      )}
      <KeptApart apart={page.apart} couldBe={page.couldBeApart} mayRefuse={mayRefuse} />
    </Page>
  )
}
