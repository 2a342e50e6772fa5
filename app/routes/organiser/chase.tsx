import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { CHASE_GROUPS } from '#db/domain'
import {
  chaseActSchema,
  noteChat,
  previewChase,
  readChase,
  sendChase,
  setReminder,
  stopReminder,
} from '#app/features/chase'
import type { ChasePage } from '#app/features/chase'
import { ChasePreview } from '#app/features/chase/components/chase-preview'
import { GroupPicker } from '#app/features/chase/components/group-picker'
import { MessageForm } from '#app/features/chase/components/message-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import type { Context } from '#app/platform/context.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage, presentResult, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const groupOf = (search: URLSearchParams) =>
  CHASE_GROUPS.find((one) => one === search.get('group')) ?? 'unanswered'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => ({
    page: readChase(ctx, {
      eventSlug: params.event ?? '',
      group: groupOf(search),
      of: search.get('of') ?? undefined,
    }),
    done: search.get('done'),
    count: Number(search.get('count')) || 0,
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('chase.title')),
  }))
}

type Reply = FormReply & { preview?: ReturnType<typeof previewChase> }

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, chaseActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await presentResult(
    ctx,
    request,
    form.values,
    () => act(ctx, params.event ?? '', form.value),
    (result) =>
      'preview' in result
        ? ({ values: form.values, errors: [], preview: result.preview } satisfies Reply)
        : redirect(result.path),
  )
  return 'preview' in answer ? answer : noted(context, answer)
}

function act(ctx: Context, slug: string, given: ReturnType<typeof chaseActSchema.parse>) {
  const group = given.act === 'stop' ? undefined : given.group
  const of = given.act === 'stop' ? undefined : given.of
  const page = readChase(ctx, { eventSlug: slug, group: group ?? 'everyone', of })
  const eventId = page.event.id
  const done = (what: string, count?: number) => ({
    path: paths(ctx.locale).chase(slug, {
      group,
      of,
      done: what,
      count: count === undefined ? undefined : String(count),
    }),
  })
  switch (given.act) {
    case 'preview':
      return { preview: previewChase(ctx, { ...given, eventId }) }
    case 'send':
      return done('sent', sendChase(ctx, { ...given, eventId }).people)
    case 'remind':
      setReminder(ctx, { ...given, eventId })
      return done('reminder')
    case 'stop':
      stopReminder(ctx, { eventId, id: given.id })
      return done('stopped')
    case 'noted':
      noteChat(ctx, { ...given, eventId })
      return done('noted')
  }
}

const DONE = ['sent', 'reminder', 'stopped', 'noted'] as const

export default function Chase() {
  const { page, done, count, key } = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const t = useTranslations('chase')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(reply)
  useErrorTitle(errors.all.length > 0)
  const { event } = page
  const what = DONE.find((one) => one === done)
  return (
    <Page
      title={t('title')}
      dense
      crumbs={[
        { label: desk('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: t('title') },
      ]}
      intro={<p>{t('text')}</p>}
      actions={<Anchor to={to.chaseHistory(event.slug)}>{t('history.title')}</Anchor>}
    >
      <EventTabs slug={event.slug} current="chase" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all} />
        {what && !reply && (
          <Notice kind="positive" live>
            {t(`done.${what}`, { count })}
          </Notice>
        )}
      </div>
      <Section id="groups" title={t('groups')}>
        <GroupPicker page={page} />
      </Section>
      {reply?.preview && (
        <Section id="preview" title={t('previewTitle')} aside={<p>{t('previewText')}</p>}>
          <ChasePreview preview={reply.preview} errors={errors} />
        </Section>
      )}
      <Section
        id="message"
        title={t(`group.${page.group}`)}
        aside={<p>{t(`groupText.${page.group}`)}</p>}
      >
        {page.targets.length === 0 ? (
          <EmptyState title={t('nobody')} level={3}>
            {t('nobodyText')}
          </EmptyState>
        ) : page.maySend ? (
          <MessageForm key={page.group} page={page} keyOfForm={key} errors={errors} />
        ) : (
          <p className="mute">{t('closed')}</p>
        )}
      </Section>
      <Reminders page={page} />
    </Page>
  )
}

function Reminders({ page }: { page: ChasePage }) {
  const t = useTranslations('chase')
  return (
    <Section id="reminders" title={t('reminders')} aside={<p>{t('remindersText')}</p>}>
      {page.reminders.length === 0 ? (
        <p className="mute">{t('remindersNone')}</p>
      ) : (
        <DataTable
          caption={t('reminders')}
          captionHidden
          rows={page.reminders}
          rowId={(one) => one.id}
          columns={[
            { id: 'at', label: t('sendDay'), cell: (one) => one.sendAt },
            {
              id: 'group',
              label: t('history.group'),
              header: true,
              cell: (one) => t(`group.${one.group}`),
            },
            { id: 'subject', label: t('history.subject'), cell: (one) => one.subject },
            {
              id: 'state',
              label: t('reminderState'),
              cell: (one) =>
                one.state === 'waiting' && page.maySend ? (
                  <Form method="post">
                    <input type="hidden" name="act" value="stop" />
                    <input type="hidden" name="id" value={one.id} />
                    <Button small aria-label={t('stopOf', { subject: one.subject })}>
                      {t('stop')}
                    </Button>
                  </Form>
                ) : (
                  t(`reminderIs.${one.state}`)
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
