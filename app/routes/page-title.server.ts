import type { AppLoadContext } from '@remix-run/node'
import type { Locale } from '#db/domain'
import { translatorOf } from '#app/i18n/translator.server'

/** Requests whose action refused a form: the page that shows the form again says so in its title. */
const refused = new WeakSet<AppLoadContext>()

/** Passes an action's answer on and remembers a refusal; a redirect is none. */
export function noted<T>(context: AppLoadContext, answer: T): T {
  if (!(answer instanceof Response)) refused.add(context)
  return answer
}

/** Title of a page; with a refused form it begins with the word for error, also without JavaScript. */
export function pageTitle(context: AppLoadContext, locale: Locale, title: string): string {
  const full = `${title} · HanViet Bridge`
  return refused.has(context) ? `${translatorOf(locale)('common.errorTitle')}: ${full}` : full
}
