import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import {
  interpreterFormSchema,
  readInterpreters,
  removeInterpreter,
  removeSchema,
  saveInterpreter,
} from '#app/features/events'
import { InterpreterChanged } from '#app/features/events/components/changed-meanwhile'
import { InterpreterFields, PAIRS } from '#app/features/events/components/interpreter-fields'
import { SetupEntry } from '#app/features/events/components/setup-entry'
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

export const loader = (args: LoaderFunctionArgs) =>
  loadSetup(args, 'interpreters', readInterpreters)

const actSchema = z.discriminatedUnion('act', [
  interpreterFormSchema.safeExtend({ act: z.literal('save') }),
  removeSchema.extend({ act: z.literal('remove') }),
])

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, actSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const given = form.value
  const act = () => {
    const eventId = readInterpreters(ctx, slug).head.id
    if (given.act === 'save') saveInterpreter(ctx, { ...given, eventId })
    else removeInterpreter(ctx, { ...given, eventId })
  }
  const done = () => savedSetup(ctx, slug, 'interpreters')
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function SetupInterpreters() {
  const { head, interpreters, firms, sectors, days, firstSlot, saved } =
    useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const errors = useFormErrors(useActionData<FormReply>())
  const choices = { firms, sectors, days, errors }
  return (
    <SetupPage head={head} part="interpreters" errors={errors} saved={saved}>
      <InterpreterChanged interpreters={interpreters} {...choices} />
      <Section
        id="interpreters"
        title={`${t('interpreters.title')} ${interpreters.length}`}
        aside={<p>{t('interpreters.text')}</p>}
      >
        {interpreters.length === 0 && <p className="mute">{t('interpreters.none')}</p>}
        <ul className="grid gap-2">
          {interpreters.map((one) => (
            <li key={one.id}>
              <SetupEntry
                one={one}
                head={head}
                errors={errors}
                summary={
                  <>
                    <b>{one.name}</b>{' '}
                    <span className="small mute">
                      {[
                        ...one.pairs.map((pair) => {
                          const known = PAIRS.find((each) => each === pair)
                          return known ? t(`pair.${known}`) : pair
                        }),
                        ...one.skillNames,
                        one.firm &&
                          one.bond &&
                          t(`interpreters.of.${one.bond}`, { firm: one.firm }),
                        one.maxInRow && t('interpreters.inRow', { count: one.maxInRow }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </>
                }
                removeLabel={t('interpreters.removeOf', { name: one.name })}
                lost={{ kind: 'interpreterLost', interpreter: one.id }}
                firstSlot={firstSlot}
              >
                <InterpreterFields prefix={one.id} start={one} {...choices} />
              </SetupEntry>
            </li>
          ))}
        </ul>
      </Section>
      {head.mayManage && (
        <Section id="add" title={t('interpreters.add')}>
          <Form method="post" className="fields snug" key={interpreters.length}>
            <input type="hidden" name="act" value="save" />
            <InterpreterFields prefix="new" {...choices} />
            <FormActions>
              <Button kind="primary">{t('interpreters.add')}</Button>
            </FormActions>
          </Form>
        </Section>
      )}
    </SetupPage>
  )
}
