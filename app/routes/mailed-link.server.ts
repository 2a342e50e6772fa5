import { data } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'
import type { z } from 'zod'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { linkCodeSchema } from '#app/platform/link-code-field'
import { parseForm, presentResult, readBody, refuse } from './forms.server'
import type { FormError, FormReply } from './forms.server'
import type { LinkReply, Opened } from './mailed-link'
import { noted } from './page-title.server'

type Page<T, S extends z.ZodType, R> = {
  /** What the code stands for. Changes nothing. */
  read: (token: string) => T
  /** The form of the page's button, with the code as `token`. */
  schema: S
  press: (value: z.output<S>) => R | Promise<R>
  /** Where the press leads; without it, the page shows what it changed. */
  done?: (result: R) => Response
  /** What the browser is to keep once the link was opened. */
  cookie?: (token: string) => string
}

/**
 * Answers a post of the page that a mailed link leads to. The first one brings the code and is shown what it stands for;
 * it changes nothing, since mail scanners may run scripts. `act=press` is the page's own button. The code travels in
 * bodies only.
 */
export async function answerLink<T, S extends z.ZodType, R>(
  ctx: Context,
  request: Request,
  context: AppLoadContext,
  page: Page<T, S, R>,
) {
  const refused = (reply: FormReply, token: string | null, status?: number) => {
    const opened = token === null ? null : openQuietly(page, token)
    return noted(context, refuse({ ...reply, errors: reply.errors.map(atCode), opened }, status))
  }
  const body = await readBody(request)
  if (!(body instanceof FormData)) return refused(body, null)
  const code = parseForm(body, linkCodeSchema)
  if (!code.ok) return refused(code, null)
  const { token } = code.value
  const show = (): LinkReply<T> => ({ values: {}, errors: [], opened: open(page, token) })
  const isPress = body.get('act') === 'press'
  const form = isPress ? parseForm(body, page.schema) : null
  if (form && !form.ok) return refused(form, token)
  const answer = await presentResult(
    ctx,
    request,
    code.values,
    () => (form ? page.press(form.value) : null),
    (result) =>
      form && page.done
        ? page.done(result as R)
        : data(show(), page.cookie && { headers: { 'Set-Cookie': page.cookie(token) } }),
  )
  if (answer instanceof Response) return answer
  if (answer.data.errors.length === 0) return data(answer.data as LinkReply<T>, answer.init ?? {})
  return refused(answer.data, token, answer.init?.status)
}

const open = <T>({ read }: { read: (token: string) => T }, token: string): Opened<T> => ({
  token,
  found: read(token),
})

/** The same where a code that leads to nothing is no news: it is told already. */
export function openQuietly<T>(
  page: { read: (token: string) => T },
  token: string,
): Opened<T> | null {
  try {
    return open(page, token)
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('link.')) return null
    throw error
  }
}

/** What is wrong with a link is said at the field for its code. */
const atCode = (error: FormError): FormError =>
  error.code.startsWith('link.') ? { ...error, field: 'token' } : error
