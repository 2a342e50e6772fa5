import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import {
  barredFormSchema,
  readRegistrationForm,
  registrationFormSchema,
  setQuestions,
  setWhoMeets,
} from '#app/features/events'
import { FormChanged } from '#app/features/events/components/form-changed'
import { QuestionFields } from '#app/features/events/components/question-fields'
import { WhoMeets } from '#app/features/events/components/who-meets'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'form', readRegistrationForm)

const actSchema = z.discriminatedUnion('act', [
  registrationFormSchema.extend({ act: z.literal('questions') }),
  barredFormSchema.extend({ act: z.literal('whoMeets') }),
])

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, actSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const given = form.value
  const act = () => {
    const eventId = readRegistrationForm(ctx, slug).head.id
    if (given.act === 'questions') setQuestions(ctx, { ...given, eventId })
    else setWhoMeets(ctx, { ...given, eventId })
  }
  const done = () => savedSetup(ctx, slug, 'form')
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function SetupForm() {
  const { head, questions, kinds, pairs, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const errors = useFormErrors(useActionData<FormReply>())
  return (
    <SetupPage head={head} part="form" errors={errors} saved={saved}>
      <FormChanged questions={questions} pairs={pairs} errors={errors} />
      <Section id="questions" title={t('form.questions')} aside={<p>{t('form.questionsText')}</p>}>
        <Form method="post" autoComplete="off" className="fields snug" key={`q ${head.version}`}>
          <input type="hidden" name="act" value="questions" />
          <input type="hidden" name="version" value={head.version} />
          <fieldset disabled={!head.mayManage}>
            <QuestionFields questions={questions} errors={errors} />
          </fieldset>
          {head.mayManage && (
            <FormActions>
              <Button kind="primary">{t('form.saveQuestions')}</Button>
            </FormActions>
          )}
        </Form>
      </Section>
      <Section id="who" title={t('form.who')} aside={<p>{t('form.whoText')}</p>}>
        <Form method="post" autoComplete="off" className="fields snug" key={`w ${head.version}`}>
          <input type="hidden" name="act" value="whoMeets" />
          <input type="hidden" name="version" value={head.version} />
          <fieldset disabled={!head.mayManage}>
            <WhoMeets
              kinds={kinds}
              pairs={errors.value('act') === 'whoMeets' ? errors.values('pairs') : pairs}
            />
          </fieldset>
          {head.mayManage && (
            <FormActions>
              <Button kind="primary">{t('form.saveWho')}</Button>
            </FormActions>
          )}
        </Form>
      </Section>
    </SetupPage>
  )
}
