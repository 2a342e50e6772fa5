import type { AppLoadContext } from '@remix-run/node'
import type { Locale } from '#db/domain'
import { translatorOf } from '#app/i18n/translator.server'
import type { FormReply } from '#app/ui/form-errors'

/** What was typed into forms that the action of a request refused: the page that shows the form again says so in its title. */
const refused = new WeakMap<AppLoadContext, FormReply['values']>()

/** Passes an action's answer on and remembers a refusal; a redirect is none. */
export function noted<T>(context: AppLoadContext, answer: T): T {
  if (!(answer instanceof Response)) refused.set(context, typedIn(answer))
  return answer
}

function typedIn(answer: unknown): FormReply['values'] {
  const { data } = Object(answer) as { data?: Partial<FormReply> }
  return data?.values ?? {}
}

/** What was typed into the form that this request's action refused. */
export const refusedForm = (context: AppLoadContext | undefined): FormReply['values'] | undefined =>
  context && refused.get(context)

/** Title of a page; with a refused form it begins with the word for error, also without JavaScript. */
export function pageTitle(context: AppLoadContext, locale: Locale, title: string): string {
  const full = `${title} · HanViet Bridge`
  return refused.has(context) ? `${translatorOf(locale)('common.errorTitle')}: ${full}` : full
}
