import { redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'
import type { Client, FirstStep } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import type { Locale } from '#app/i18n/locale'
import { isSecure } from '#app/routes/context.server'

/** Where a sign-in comes from, as the server sees it. */
export const clientOf = (request: Request, context: AppLoadContext): Client => ({
  address: context.clientAddress,
  device: request.headers.get('User-Agent') ?? '',
  secure: isSecure(context.services.env.publicOrigin),
  cookies: request.headers.get('Cookie') ?? '',
  demo: context.services.env.demo,
})

/** On to another page, with what the browser is to keep. */
export function redirectWith(to: string, cookies: string[]): Response {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return redirect(to, { headers })
}

/** On after the first step: to the question for the second, or into the site. */
export const afterFirstStep =
  (locale: Locale, next: string | undefined) =>
  ({ cookies, awaits }: FirstStep) => {
    const to = paths(locale)
    const second = {
      app: to.signInSecondFactor(next),
      mailedCode: to.signInMailCode(next),
      password: to.signInPassword(next),
    }
    return redirectWith(awaits ? second[awaits] : (next ?? to.work), cookies)
  }

/** Only addresses of this site: a link from outside must not lead away after the sign-in. */
export const safeNext = (next: string | null): string | undefined =>
  next && /^\/(ko|vi|en)(\/|$|\?)/.test(next) && !next.includes('//') && !next.includes('\\')
    ? next
    : undefined

export const nextOf = (request: Request) => safeNext(parameterOf(request, 'next'))
/** What a redirect says was done, for a notice. */
export const doneOf = <T extends string>(request: Request, known: readonly T[]): T | null =>
  known.find((one) => one === parameterOf(request, 'done')) ?? null
const parameterOf = (request: Request, name: string) => new URL(request.url).searchParams.get(name)
