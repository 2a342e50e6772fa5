import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { handOverCode, personChoiceSchema, readReachable } from '#app/features/accounts'
import type { Reachable } from '#app/features/accounts'
import { formatTime } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage, presentResult, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readReachable(ctx, params.event ?? ''),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organiser.codes.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, personChoiceSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { personId } = form.value
  const answer = await presentResult(
    ctx,
    request,
    form.values,
    () => handOverCode(ctx, { eventSlug: params.event ?? '', personId }),
    // Shown once, in the answer to the press.
    (made) => ({ made, personId }),
  )
  return 'made' in answer ? answer : noted(context, answer)
}

type Reply = FormReply | { made: { code: string; until: Date }; personId: string }

export default function Codes() {
  const { event, people, mayHandOver } = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const errors = useFormErrors(reply && 'errors' in reply ? reply : undefined)
  const handed = reply && 'made' in reply ? reply : null
  const t = useTranslations('organiser')
  const refusal = useTranslations('errors')
  const to = paths(useLocale())
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? ''
  return (
    <Page
      title={t('codes.title')}
      dense
      intro={<p>{t('codes.lede')}</p>}
      crumbs={[
        { label: t('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: t('codes.title') },
      ]}
    >
      <EventTabs slug={event.slug} current="participants" />
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      {handed && (
        <Notice
          kind="positive"
          live
          title={`${handed.made.code.slice(0, 4)} ${handed.made.code.slice(4)}`}
        >
          {t('codes.made', {
            name: nameOf(handed.personId),
            time: formatTime(new Date(handed.made.until), 'Asia/Ho_Chi_Minh'),
          })}
        </Notice>
      )}
      {!mayHandOver && <Notice kind="caution">{refusal('event.closed')}</Notice>}
      {people.length === 0 ? (
        <EmptyState title={t('codes.none')}>{t('codes.noneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('codes.title')}
          captionHidden
          rows={people}
          rowId={(one) => one.id}
          columns={[
            { id: 'name', label: t('codes.person'), header: true, cell: (one) => one.name },
            { id: 'organisation', label: t('organisation'), cell: (one) => one.organisation },
            { id: 'email', label: t('codes.email'), cell: (one) => one.email },
            ...(mayHandOver
              ? [
                  {
                    id: 'act',
                    label: t('acts'),
                    cell: (one: Reachable) => <HandOver person={one} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Page>
  )
}

function HandOver({ person }: { person: Reachable }) {
  const t = useTranslations('organiser')
  return (
    <Form method="post">
      <input type="hidden" name="personId" value={person.id} />
      <Button small aria-label={`${t('codes.act')}: ${person.name}`}>
        {t('codes.act')}
      </Button>
    </Form>
  )
}
