import { eq, inArray } from 'drizzle-orm'
import { needs, organisations, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ShortlistedKind } from '#db/domain'
import { readNeed, readTechnology } from '#app/features/catalogue'
import type { Owner } from '#app/features/catalogue'
import { readOrganisation } from '#app/features/organisations'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { placeName } from '#search/vocabulary/places'
import type { Subject } from './shown'

const TABLE = { technology: technologies, need: needs, organisation: organisations } as const

/** The id of a record by its address, null where there is none. */
export function idOf(db: Reader, kind: ShortlistedKind, slug: string): string | null {
  const table = TABLE[kind]
  return db.select({ id: table.id }).from(table).where(eq(table.slug, slug)).get()?.id ?? null
}

/** Whose the records are, by id; an organisation is its own. */
export function ownersOf(
  db: Reader,
  kind: ShortlistedKind,
  ids: string[],
): ReadonlyMap<string, string> {
  if (kind === 'organisation') return new Map(ids.map((id) => [id, id]))
  const table = TABLE[kind]
  const rows = db
    .select({ id: table.id, owner: table.organisationId })
    .from(table)
    .where(inArray(table.id, ids))
    .all()
  return new Map(rows.map(({ id, owner }) => [id, owner]))
}

/** What an entry is about, under the rules of its own page; null for what the reader may not see, whatever the reason. */
export function findSubject(ctx: Context, kind: ShortlistedKind, id: string): Subject | null {
  const table = TABLE[kind]
  const row = ctx.db.select({ slug: table.slug }).from(table).where(eq(table.id, id)).get()
  return row ? subjectAt(ctx, kind, row.slug) : null
}

/** The same by its address; what is not there is looked for as what the reader may not see. */
export function subjectAt(ctx: Context, kind: ShortlistedKind, slug: string): Subject | null {
  try {
    if (kind === 'technology') return technologyOf(ctx, slug)
    return kind === 'need' ? needOf(ctx, slug) : organisationOf(ctx, slug)
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'notFound') return null
    throw error
  }
}

function technologyOf(ctx: Context, slug: string): Subject | null {
  const page = readTechnology(ctx, slug)
  // Its owner still sees what was withdrawn; on a list of finds it is gone for them too.
  if (page.status === 'archived') return null
  return {
    slug,
    title: titleOf(ctx, page),
    ...whereabouts(ctx, page.owner),
    status: translatorOf(ctx.locale)(`domain.technologyStatus.${page.status}`),
    trl: page.trl,
  }
}

function needOf(ctx: Context, slug: string): Subject {
  const page = readNeed(ctx, slug)
  const t = translatorOf(ctx.locale)
  const { owner, country } = whereabouts(ctx, page.owner)
  return {
    slug,
    title: titleOf(ctx, page),
    owner,
    country,
    place: page.place ? placeName(page.place, ctx.locale) : '',
    status: t(`domain.needStatus.${page.status}`),
    trl: page.minTrl,
  }
}

function organisationOf(ctx: Context, slug: string): Subject {
  const { name, country, place, verification } = readOrganisation(ctx, slug)
  const t = translatorOf(ctx.locale)
  return {
    slug,
    title: { text: name, locale: country === 'KR' ? 'ko' : country === 'VN' ? 'vi' : 'en' },
    owner: null,
    place,
    country: t(`domain.country.${country}`),
    status: t(`domain.verification.${verification as 'verified'}`),
    trl: null,
  }
}

const titleOf = (ctx: Context, page: Parameters<typeof readTitle>[1]) =>
  readTitle(ctx, page) ?? { text: '', locale: page.sourceLocale }
const readTitle = (
  ctx: Context,
  { title, sourceLocale }: Pick<ReturnType<typeof readTechnology>, 'title' | 'sourceLocale'>,
) => read(title, ctx.locale, sourceLocale)

const whereabouts = (ctx: Context, owner: Owner | null) => ({
  owner: owner?.name ?? null,
  place: owner?.place ? placeName(owner.place, ctx.locale) : '',
  country: owner ? translatorOf(ctx.locale)(`domain.country.${owner.country}`) : '',
})
