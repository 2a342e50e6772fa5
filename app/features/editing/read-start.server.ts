import { inArray } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { ListingKind, Locale } from '#db/domain'
import { may } from '#app/features/accounts'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { readKept } from './keep-form.server'
import type { FormValues } from './shown'

const LOCALE_OF = { KR: 'ko', VN: 'vi', other: 'en' } as const

/** The page on which a listing begins: for which organisation, in which language. @throws DomainError signInFirst */
export function readStart(ctx: Context, kind: ListingKind, token: string | null) {
  const person = personOf(ctx)
  if (!person) throw new DomainError('signInFirst', 'signIn')
  const own = editableOrganisations(ctx)
  const kept = readKept(ctx, { kind, slug: null, step: 'basics', lang: null }, token)
  const first = own[0]
  const sourceLocale: Locale = first ? LOCALE_OF[first.country] : ctx.locale
  const values: FormValues = kept?.values ?? { sourceLocale, organisationId: first?.id ?? '' }
  return { kind, organisations: own, values, kept: kept && { version: kept.version }, key: newId() }
}

export type StartPage = ReturnType<typeof readStart>

/** The organisations for which the person may write. */
export function editableOrganisations(ctx: Context) {
  const ids = (personOf(ctx)?.memberships ?? [])
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => may(ctx, 'listing.edit', { organisationId }))
  return ctx.db
    .select({
      id: organisations.id,
      name: organisations.displayName,
      slug: organisations.slug,
      country: organisations.country,
    })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .orderBy(organisations.displayName)
    .all()
}
