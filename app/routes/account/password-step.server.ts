import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { readPasswordStep } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { clientOf, nextOf, redirectWith } from './sent-away.server'

/** Answers the form with which a sign-in by a mailed code goes on: the password, or a new one. */
export async function answerPasswordStep<S extends z.ZodType>(
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  schema: S,
  pass: (
    ctx: Context,
    value: z.output<S>,
    client: ReturnType<typeof clientOf>,
  ) => Promise<{ cookies: string[] }>,
) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  const client = clientOf(request, context)
  const to = paths(ctx.locale)
  if (!readPasswordStep(ctx, client.cookies)) return redirect(to.signInAgain(next))
  const form = await readForm(request, schema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => pass(ctx, form.value, client),
    ({ cookies }) => redirectWith(next ?? to.work, cookies),
  )
  return noted(context, answer)
}
