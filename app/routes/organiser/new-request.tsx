import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { enterRequest, enterRequestSchema, readDeskAskPage } from '#app/features/requests'
import type { DeskAskPage } from '#app/features/requests'
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
import { RadioGroup } from '#app/ui/choice-group'
import { ErrorSummary } from '#app/ui/error-summary'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => ({
    ...readDeskAskPage(ctx, {
      eventSlug: params.event ?? '',
      from: search.get('from') ?? undefined,
      to: search.get('to') ?? undefined,
    }),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organiser.newTitle')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, enterRequestSchema)
  if (!form.ok) return noted(context, refuse(form))
  const done = () => redirect(paths(ctx.locale).deskRequests(params.event ?? ''))
  return noted(
    context,
    await present(ctx, request, form.values, () => enterRequest(ctx, form.value), done),
  )
}

export default function EnterRequest() {
  const { event, parties, from, to: asked, listings, key } = useLoaderData<typeof loader>()
  const t = useTranslations('organiser')
  const tRequests = useTranslations('requests')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('newTitle')}
      dense
      narrow
      intro={<p>{t('newText')}</p>}
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: t('requests'), to: to.deskRequests(event.slug) },
        { label: t('newTitle') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {from && asked ? (
        <Form method="post" className="fields snug mt-4">
          <p>
            <b>{from.name}</b> → <b>{asked.name}</b> · <Anchor to="?">{t('changeBoth')}</Anchor>
          </p>
          <input type="hidden" name="fromRegistrationId" value={from.registrationId} />
          <input type="hidden" name="toRegistrationId" value={asked.registrationId} />
          <input type="hidden" name="key" value={errors.value('key', key)} />
          <WishFields listings={listings} errors={errors} start={{ priority: 'want' }} />
          <RadioGroup
            name="answer"
            label={t('answer')}
            value={errors.value('answer', 'pending')}
            error={errors.of('answer')}
            options={(['pending', 'accepted', 'declined'] as const).map((value) => ({
              value,
              label: t(`answerText.${value}`),
            }))}
          />
          <TextArea
            name="reason"
            label={tRequests('reason')}
            optional
            rows={2}
            limit={500}
            defaultValue={errors.value('reason')}
            error={errors.of('reason')}
          />
          <FormActions>
            <Button kind="primary">{t('save')}</Button>
          </FormActions>
        </Form>
      ) : (
        <ChooseBoth parties={parties} from={from?.registrationId} to={asked?.registrationId} />
      )}
    </Page>
  )
}

function ChooseBoth({
  parties,
  from,
  to,
}: {
  parties: DeskAskPage['parties']
  from?: string
  to?: string
}) {
  const t = useTranslations('organiser')
  const tRequests = useTranslations('requests')
  const domain = useTranslations('domain')
  const options = (['KR', 'VN', 'other'] as const)
    .map((country) => ({
      group: domain(`country.${country}`),
      options: parties
        .filter((one) => one.country === country)
        .map((one) => ({ value: one.registrationId, label: one.name })),
    }))
    .filter((group) => group.options.length > 0)
  return (
    <Form method="get" className="fields snug mt-4">
      <Select
        name="from"
        label={t('from')}
        empty={tRequests('partnerChoose')}
        options={options}
        defaultValue={from ?? ''}
        required
      />
      <Select
        name="to"
        label={t('to')}
        empty={tRequests('partnerChoose')}
        options={options}
        defaultValue={to ?? ''}
        required
      />
      <FormActions>
        <Button kind="primary">{t('chooseBoth')}</Button>
      </FormActions>
    </Form>
  )
}
