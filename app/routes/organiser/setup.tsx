import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { readBasics, updateEventSchema } from '#app/features/events'
import { EventChanged } from '#app/features/events/components/changed-meanwhile'
import { EventFields } from '#app/features/events/components/event-fields'
import { updateEvent } from '#app/features/registration'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'basics', readBasics)

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, updateEventSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const save = () => updateEvent(ctx, { ...form.value, eventId: readBasics(ctx, slug).head.id })
  const done = () => savedSetup(ctx, slug, 'basics')
  return noted(context, await present(ctx, request, form.values, save, done))
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export default function SetupBasics() {
  const { head, event, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const errors = useFormErrors(useActionData<FormReply>())
  return (
    <SetupPage head={head} part="basics" errors={errors} saved={saved}>
      <EventChanged stored={event} errors={errors} />
      <Form method="post" autoComplete="off" key={head.version}>
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
