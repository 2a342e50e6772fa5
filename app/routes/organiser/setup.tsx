import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { daysFormSchema, readBasics } from '#app/features/events'
import { EventChanged } from '#app/features/events/components/changed-meanwhile'
import { EventFields } from '#app/features/events/components/event-fields'
import { changeDays, updateEvent } from '#app/features/registration'
import { readDaysProposal } from '#app/features/schedule'
import type { ShownDaysProposal } from '#app/features/schedule'
import { DaysConsequences } from '#app/features/schedule/components/days-proposal'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'basics', readBasics)

type Reply = FormReply & { seen?: ShownDaysProposal }

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, daysFormSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const { intent, fingerprint, ...given } = form.value
  let seen: ShownDaysProposal | null = null
  const answer = await present(
    ctx,
    request,
    form.values,
    async () => {
      const input = { ...given, eventId: readBasics(ctx, slug).head.id }
      seen = await readDaysProposal(ctx, input)
      if (intent === 'repair' && seen) return changeDays(ctx, { ...input, fingerprint })
      updateEvent(ctx, input)
      return { number: null }
    },
    ({ number }) =>
      number === null
        ? savedSetup(ctx, slug, 'basics')
        : redirect(paths(ctx.locale).deskSchedule(slug)),
  )
  if (!('data' in answer) || !seen) return noted(context, answer)
  const reply: Reply = { ...answer.data, seen }
  return noted(context, refuse(reply, 409))
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

/** Id of the form, for the button that stands beside what other days would do. */
const FORM = 'basics'

export default function SetupBasics() {
  const { head, event, saved } = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const t = useTranslations('setup')
  const errors = useFormErrors(reply)
  return (
    <SetupPage head={head} part="basics" errors={errors} saved={saved}>
      <EventChanged stored={event} errors={errors} />
      {reply?.seen && <Preview slug={head.slug} seen={reply.seen} />}
      <Form method="post" autoComplete="off" key={head.version} id={FORM}>
        <input type="hidden" name="version" value={head.version} />
        <fieldset disabled={!head.mayManage}>
          <EventFields start={event} errors={errors} />
          {head.mayManage && (
            <FormActions>
              <Button kind="primary">{t('save')}</Button>
            </FormActions>
          )}
        </fieldset>
      </Form>
    </SetupPage>
  )
}

function Preview({ slug, seen }: { slug: string; seen: ShownDaysProposal }) {
  const t = useTranslations('setup')
  const to = paths(useLocale())
  const meets = seen.days.length > 0
  return (
    <Section id="preview" title={t('days.title')} aside={<p>{t('days.text')}</p>}>
      <div className="stack">
        <DaysConsequences proposal={seen} />
        {meets && <p>{t('days.draft')}</p>}
        <p>
          {t('days.others')} <Anchor to={to.chase(slug)}>{t('days.othersAct')}</Anchor>
        </p>
        <div className="row">
          <input type="hidden" form={FORM} name="fingerprint" value={seen.fingerprint} />
          <Button kind="primary" form={FORM} name="intent" value="repair">
            {meets ? t('days.act') : t('days.actSessions')}
          </Button>
          <LinkButton to={to.setup(slug, 'basics')} reload>
            {t('days.back')}
          </LinkButton>
        </div>
      </div>
    </Section>
  )
}
