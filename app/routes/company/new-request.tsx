import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readAskPage, requestMeeting, requestMeetingSchema } from '#app/features/requests'
import type { AskPage } from '#app/features/requests'
import { WishFields } from '#app/features/requests/components/wish-fields'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { FormActions } from '#app/ui/form-actions'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Select } from '#app/ui/select'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const given = (name: string) => search.get(name) ?? undefined
  return presentPage(ctx, request, () => ({
    ...readAskPage(ctx, {
      eventSlug: params.event ?? '',
      to: given('to'),
      technology: given('technology'),
      need: given('need'),
    }),
    fromMatch: search.has('match'),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('requests.newTitle')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, requestMeetingSchema)
  if (!form.ok) return noted(context, refuse(form))
  const origin = new URL(request.url).searchParams.has('match') ? 'matchSuggestion' : 'participant'
  const answer = await present(
    ctx,
    request,
    form.values,
    () => requestMeeting(ctx, { ...form.value, origin }),
    ({ id }) => redirect(paths(ctx.locale).request(params.event ?? '', id)),
  )
  return noted(context, answer)
}

export default function NewRequest() {
  const page = useLoaderData<typeof loader>()
  const { event, own, mayAsk, chosen, hidden, listings, about, key, quota } = page
  const t = useTranslations('requests')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('newTitle')}
      narrow
      crumbs={[
        { label: event.name, to: to.event(event.slug) },
        { label: t('title'), to: to.requests(event.slug) },
        { label: t('newTitle') },
      ]}
      intro={<p>{t('quota', quota)}</p>}
    >
      {!mayAsk && <Notice kind="caution">{t('closed')}</Notice>}
      <ErrorSummary errors={errors.all} />
      {chosen ? (
        <Form method="post" className="fields snug mt-4">
          <div className="field">
            <span className="lab">{t('partner')}</span>
            {hidden ? (
              <p className="mute">{t('hiddenPartner')}</p>
            ) : (
              <p>
                <b>{chosen.name}</b> · <Anchor to="?">{t('changePartner')}</Anchor>
              </p>
            )}
          </div>
          <input type="hidden" name="fromRegistrationId" value={own.registrationId} />
          <input type="hidden" name="toRegistrationId" value={chosen.registrationId} />
          <input type="hidden" name="key" value={errors.value('key', key)} />
          <WishFields listings={listings} errors={errors} start={{ about, priority: 'want' }} />
          <FormActions>
            <Button kind="primary">{t('send')}</Button>
            <Anchor to={to.requests(event.slug)}>{t('back')}</Anchor>
          </FormActions>
        </Form>
      ) : (
        <ChoosePartner partners={page.partners} />
      )}
    </Page>
  )
}

function ChoosePartner({ partners }: { partners: AskPage['partners'] }) {
  const t = useTranslations('requests')
  const domain = useTranslations('domain')
  return (
    <Form method="get" className="fields snug mt-4">
      <Select
        name="to"
        label={t('partner')}
        empty={t('partnerChoose')}
        required
        options={(['KR', 'VN', 'other'] as const)
          .map((country) => ({
            group: domain(`country.${country}`),
            options: partners
              .filter((one) => one.country === country)
              .map((one) => ({ value: one.registrationId, label: one.name })),
          }))
          .filter(({ options }) => options.length > 0)}
      />
      <FormActions>
        <Button kind="primary">{t('choosePartner')}</Button>
      </FormActions>
    </Form>
  )
}
