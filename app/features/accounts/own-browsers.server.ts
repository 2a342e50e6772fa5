import { and, desc, eq, gt } from 'drizzle-orm'
import { provenBrowsers } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { describeDevice } from './describe-device'
import type { Client, SignedIn } from './open-session.server'
import { confirmOwnPassword } from './own-password.server'
import { forgetBrowsers, idsIn } from './proven-browsers.server'
import { browserChoiceSchema } from './schema'
import type { BrowserChoice } from './schema'
import { renewedCookies } from './sessions.server'

/** A remembered browser as its person sees it. The id is the stored hash: it opens nothing. */
export type OwnBrowser = {
  id: string
  device: string
  provenAt: Date
  expiresAt: Date
  isThis: boolean
}

/** The browsers in which the person who asks needs no mailed code, this one first. @throws DomainError signInFirst */
export function readBrowsers(ctx: Context, cookies: string): OwnBrowser[] {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const own = idsIn(cookies)
  return ctx.db
    .select()
    .from(provenBrowsers)
    .where(and(eq(provenBrowsers.personId, person.id), gt(provenBrowsers.expiresAt, ctx.now())))
    .orderBy(desc(provenBrowsers.provenAt))
    .all()
    .map(({ id, device, provenAt, expiresAt }) => ({
      id,
      device: describeDevice(device),
      provenAt,
      expiresAt,
      isThis: own.includes(id),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

/**
 * Forgets one of the person's own browsers, or all: the next sign-in there asks for both again. Sessions go on. The
 * password is shown again, as to end a session.
 * @throws DomainError notFound for a browser of somebody else, or one that is forgotten; password.none, password.wrong,
 * secondFactor.wrong, signIn.tooMany
 */
export async function forgetOwnBrowser(
  ctx: Context,
  input: BrowserChoice,
  client: Client,
): Promise<SignedIn> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { browserId, ...shown } = checked(browserChoiceSchema, input)
  await confirmOwnPassword(ctx, person, shown, client.address)
  return write(ctx, (tx) => {
    if (browserId === 'all') forgetBrowsers(tx, person.id)
    else {
      const forgotten = tx
        .delete(provenBrowsers)
        .where(and(eq(provenBrowsers.id, browserId), eq(provenBrowsers.personId, person.id)))
        .run()
      if (forgotten.changes === 0) throw notFound()
    }
    record(tx, ctx, 'browser.forgotten', 'person', person.id)
    return { cookies: renewedCookies(tx, ctx, person.sessionId, client.secure).cookies }
  })
}
