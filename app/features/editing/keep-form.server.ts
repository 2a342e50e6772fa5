import { randomBytes } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import { keptForms } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import { listingToEdit } from '#app/features/catalogue'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, conflict, invalid } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { hashOf } from '#app/platform/secrets.server'
import type { FormValues, Step } from './shown'

/** Which form: `slug` null for a listing that is not there yet, `lang` null for the language of the original. */
export type FormOf = { kind: ListingKind; slug: string | null; step: Step; lang: Locale | null }
export const formName = ({ kind, slug, step, lang }: FormOf): string =>
  [kind, slug ?? '', step, lang ?? ''].join(':')

export type Kept = { values: FormValues; version: number; savedAt: Date }
/** `elsewhere`: another window of the same person wrote since this one was opened; nothing of it is overwritten. */
export type Keeping = { state: 'kept'; version: number; savedAt: Date } | { state: 'elsewhere' }

const MOST_CHARACTERS = 300_000

/**
 * Keeps what a person has typed so far, without saving it: unfinished and wrong as it may be. `seen` is the version of
 * what was kept when the page was opened, 0 for nothing; `values.window` tells the windows of a person apart.
 * @throws DomainError signInFirst, notFound, form.tooLarge
 */
export function keepForm(ctx: Context, form: FormOf, values: FormValues, seen: number): Keeping {
  const person = personOf(ctx)
  if (!person) throw new DomainError('signInFirst', 'signIn')
  refuseTooLong(values)
  return write(ctx, (tx) => {
    authoriseForm(tx, ctx, form)
    const name = formName(form)
    const known = keptBy(tx, person.id, name)
    const isOwnWindow = known?.values.window === values.window
    if (known && !isOwnWindow && known.version !== seen) return { state: 'elsewhere' }
    const version = (known?.version ?? 0) + 1
    const kept = { values, version, savedAt: ctx.now() }
    if (known) tx.update(keptForms).set(kept).where(eq(keptForms.id, known.id)).run()
    else
      tx.insert(keptForms)
        .values({ ...kept, id: newId(), personId: person.id, form: name })
        .run()
    return { state: 'kept', version, savedAt: kept.savedAt }
  })
}

/**
 * Keeps a form whose button leads back to the same page. What another window holds is in the way of it.
 * @throws DomainError listing.typedElsewhere and those of `keepForm`
 */
export function keepAndReturn(ctx: Context, form: FormOf, values: FormValues, seen: number): void {
  if (keepForm(ctx, form, values, seen).state === 'elsewhere')
    throw conflict('listing.typedElsewhere')
}

/** Anybody could send such forms: more than these are not kept, the oldest go first. */
const MOST_CHARACTERS_OF_VISITORS = 100_000
const MOST_OF_VISITORS = 200

/**
 * Keeps a form that came from somebody whose session had ended, until they have signed in again. The token, which their
 * browser holds, is the only way to it.
 * @throws DomainError form.tooLarge
 */
export const keepForVisitor = (ctx: Context, form: FormOf, values: FormValues): string =>
  keepUnderToken(ctx, formName(form), values)

/** The same for the form of any other page, by its address. @throws DomainError form.tooLarge */
export const keepPageForVisitor = (ctx: Context, path: string, values: FormValues): string =>
  keepUnderToken(ctx, pageName(path), values)

const pageName = (path: string): string => `page:${path}`

/** What a token leads to on that page; nothing for visitors. */
export function readKeptPage(ctx: Context, path: string, token: string): FormValues | null {
  if (!personOf(ctx)) return null
  const { tokenHash, form } = keptForms
  const kept = ctx.db
    .select()
    .from(keptForms)
    .where(and(eq(tokenHash, hashOf(token)), eq(form, pageName(path))))
    .get()
  return kept?.values ?? null
}

/** Drops it, when the form that it was typed into has been taken. */
export function forgetKeptPage(ctx: Context, path: string, token: string): void {
  const { form, tokenHash } = keptForms
  if (!personOf(ctx)) return
  write(ctx, (tx) => {
    tx.delete(keptForms)
      .where(and(eq(tokenHash, hashOf(token)), eq(form, pageName(path))))
      .run()
  })
}

function keepUnderToken(ctx: Context, form: string, values: FormValues): string {
  refuseTooLong(values, MOST_CHARACTERS_OF_VISITORS)
  const token = randomBytes(32).toString('base64url')
  write(ctx, (tx) => {
    tx.insert(keptForms)
      .values({
        id: newId(),
        tokenHash: hashOf(token),
        form,
        values,
        savedAt: ctx.now(),
      })
      .run()
    tx.run(
      sql`DELETE FROM kept_forms WHERE id IN (SELECT id FROM kept_forms WHERE token_hash IS NOT NULL ORDER BY id DESC LIMIT -1 OFFSET ${MOST_OF_VISITORS})`,
    )
  })
  return token
}

/** What a person typed into a form and has not saved, or what a token leads to; the page authorises. */
export function readKept(ctx: Context, form: FormOf, token: string | null): Kept | null {
  const person = personOf(ctx)
  if (!person) return null
  const name = formName(form)
  const byToken = token
    ? ctx.db
        .select()
        .from(keptForms)
        .where(and(eq(keptForms.tokenHash, hashOf(token)), eq(keptForms.form, name)))
        .get()
    : undefined
  const own = keptBy(ctx.db, person.id, name)
  // What came by the token was typed last; of the person's own, the version still counts.
  if (byToken)
    return { values: byToken.values, savedAt: byToken.savedAt, version: own?.version ?? 0 }
  return own ?? null
}

/** What the person has kept of a form. */
export function keptOf(ctx: Context, form: FormOf): Kept | null {
  const person = personOf(ctx)
  return (person && keptBy(ctx.db, person.id, formName(form))) ?? null
}

/** What a page was filled from, beside the record: a kept form by its version, or what a token leads to. */
export type FilledFrom = { version: number; window: string | undefined; token: string | null }

/** Forgets what a person typed into a form; with `seen`, only if no other window wrote since. */
export function forgetKept(tx: Tx, ctx: Context, form: string, seen?: FilledFrom): void {
  const person = personOf(ctx)
  if (!person) return
  const { form: name, tokenHash } = keptForms
  const known = keptBy(tx, person.id, form)
  const isOwn = !seen || known?.version === seen.version || known?.values.window === seen.window
  if (known && isOwn) tx.delete(keptForms).where(eq(keptForms.id, known.id)).run()
  if (seen?.token)
    tx.delete(keptForms)
      .where(and(eq(tokenHash, hashOf(seen.token)), eq(name, form)))
      .run()
}

/** Drops what was typed and not saved. @throws DomainError notFound */
export function discardForm(ctx: Context, form: FormOf): void {
  write(ctx, (tx) => {
    authoriseForm(tx, ctx, form)
    forgetKept(tx, ctx, formName(form))
  })
}

const DAY_MS = 24 * 3_600_000
const KEPT_DAYS = 90

/** Forgets forms that nobody came back to: a day for visitors', a quarter for people's own. */
export function forgetOldForms(ctx: Context): void {
  const before = (days: number) =>
    lt(keptForms.savedAt, new Date(ctx.now().getTime() - days * DAY_MS))
  write(ctx, (tx) => {
    tx.delete(keptForms)
      .where(and(sql`${keptForms.tokenHash} IS NOT NULL`, before(1)))
      .run()
    tx.delete(keptForms).where(before(KEPT_DAYS)).run()
  })
}

const keptBy = (db: Reader, personId: string, form: string) =>
  db
    .select()
    .from(keptForms)
    .where(and(eq(keptForms.personId, personId), eq(keptForms.form, form)))
    .get()

function authoriseForm(tx: Tx, ctx: Context, { kind, slug }: FormOf): void {
  if (slug === null) return
  listingToEdit(ctx, tx, kind, slug)
}

function refuseTooLong(values: FormValues, most = MOST_CHARACTERS): void {
  if (JSON.stringify(values).length > most) throw invalid('form.tooLarge')
}
