import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import {
  readProgramme,
  removeSchema,
  removeSession,
  saveSession,
  sessionFormSchema,
} from '#app/features/events'
import { SessionFields } from '#app/features/events/components/session-fields'
import { formatDay } from '#app/i18n/format'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'programme', readProgramme)

const actSchema = z.discriminatedUnion('act', [
  sessionFormSchema.safeExtend({ act: z.literal('save') }),
  removeSchema.extend({ act: z.literal('remove') }),
])

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, actSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const given = form.value
  const act = () => {
    const eventId = readProgramme(ctx, slug).head.id
    if (given.act === 'save') saveSession(ctx, { ...given, eventId })
    else removeSession(ctx, { ...given, eventId })
  }
  const done = () => savedSetup(ctx, slug, 'programme')
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function SetupProgramme() {
  const { head, sessions, days, delegates, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const locale = useLocale()
  const [search] = useSearchParams()
  const errors = useFormErrors(useActionData<FormReply>())
  const chosen = sessions.find((one) => one.id === (errors.value('id') ?? search.get('session')))
  return (
    <SetupPage head={head} part="programme" errors={errors} saved={saved}>
      <Section id="sessions" title={t('programme.title')} aside={<p>{t('programme.text')}</p>}>
        {sessions.length === 0 ? (
          <p className="mute">{t('programme.none')}</p>
        ) : (
          <DataTable
            caption={t('programme.title')}
            captionHidden
            rows={sessions}
            rowId={(one) => one.id}
            columns={[
              {
                id: 'when',
                label: t('programme.when'),
                cell: (one) => `${formatDay(one.day, locale)}, ${one.from}–${one.until}`,
              },
              {
                id: 'title',
                label: t('programme.name'),
                header: true,
                cell: (one) => <Anchor to={`?session=${one.id}#session`}>{one.name}</Anchor>,
              },
              { id: 'room', label: t('programme.room'), cell: (one) => one.room ?? '' },
              {
                id: 'binds',
                label: t('programme.binds'),
                cell: (one) =>
                  one.binds === 'chosen'
                    ? t('programme.bound', { count: one.delegates.length })
                    : t(`programme.bindsShort.${one.binds}`),
              },
            ]}
          />
        )}
      </Section>
      {head.mayManage && (
        <Section
          id="session"
          title={chosen ? t('programme.change') : t('programme.add')}
          aside={chosen && <Anchor to="?#session">{t('programme.addAnother')}</Anchor>}
        >
          <Form
            method="post"
            autoComplete="off"
            action="?"
            className="fields snug"
            key={`${chosen?.id} ${chosen?.version} ${sessions.length}`}
          >
            <input type="hidden" name="act" value="save" />
            {chosen && <input type="hidden" name="id" value={chosen.id} />}
            {chosen && <input type="hidden" name="version" value={chosen.version} />}
            <SessionFields start={chosen ?? {}} days={days} delegates={delegates} errors={errors} />
            <FormActions>
              <Button kind="primary">{chosen ? t('save') : t('programme.add')}</Button>
            </FormActions>
          </Form>
          {chosen && (
            <Form method="post" action="?" className="mt-4">
              <input type="hidden" name="act" value="remove" />
              <input type="hidden" name="id" value={chosen.id} />
              <input type="hidden" name="version" value={chosen.version} />
              <Button kind="danger" small>
                {t('remove')}
              </Button>
            </Form>
          )}
        </Section>
      )}
    </SetupPage>
  )
}
