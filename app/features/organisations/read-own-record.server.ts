import { and, desc, eq } from 'drizzle-orm'
import { auditEntries, organisations, people } from '#db/schema'
import type { LanguageLevel } from '#db/domain'
import { authorise } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { showPhone } from './phone'
import { LANGUAGE_LEVELS } from './shown'
import type { OwnRecord } from './shown'

/** The whole record as its form shows it; the version is the one to save over. @throws DomainError notFound */
export function readOwnRecord(ctx: Context, slug: string): OwnRecord {
  const row = ctx.db.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!row) throw notFound()
  authorise(ctx, 'organisation.edit', { organisationId: row.id })
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    country: row.country,
    verification: row.verification,
    savedBy: lastSaved(ctx, row.id),
    values: {
      'legalName.ko': row.legalName.ko ?? '',
      'legalName.vi': row.legalName.vi ?? '',
      'legalName.en': row.legalName.en ?? '',
      displayName: row.displayName,
      shortName: row.shortName,
      kind: row.kind,
      registrationNumber: row.registrationNumber ?? '',
      registrationNumberAbsence:
        row.registrationNumberAbsence === 'publicBody' ? '' : (row.registrationNumberAbsence ?? ''),
      province: row.placeText ?? '',
      address: row.address ?? '',
      website: row.website ?? '',
      contactName: row.contactName ?? '',
      contactEmail: row.contactEmail ?? '',
      contactPhone: row.contactPhone ? showPhone(row.contactPhone) : '',
      foundedYear: row.foundedYear ? String(row.foundedYear) : '',
      employeeBand: row.employeeBand ?? '',
      revenueBand: row.revenueBand ?? '',
      exportExperience: row.exportExperience.join('\n'),
      sectors: row.sectors.join('\n'),
      ...spokenIn(row.languages),
      'about.ko': row.about.ko ?? '',
      'about.vi': row.about.vi ?? '',
      'about.en': row.about.en ?? '',
    },
  }
}

/** Each language of the form by what is known of it. */
function spokenIn(languages: LanguageLevel[]) {
  const of = (locale: string): string => {
    const one = languages.find((language) => language.locale === locale)
    if (!one) return ''
    return LANGUAGE_LEVELS.find((level) => level === one.level) ?? 'spoken'
  }
  return {
    'languages.ko': of('ko'),
    'languages.vi': of('vi'),
    'languages.en': of('en'),
    'languages.zh': of('zh'),
    'languages.ja': of('ja'),
  }
}

/** Who saved last, and when, for who finds the record changed. */
function lastSaved(ctx: Context, id: string): { name: string; at: Date } | null {
  const row = ctx.db
    .select({ name: people.name, at: auditEntries.at })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.recordKind, 'organisation'),
        eq(auditEntries.recordId, id),
        eq(auditEntries.action, 'organisation.updated'),
      ),
    )
    .orderBy(desc(auditEntries.at))
    .get()
  return row ? { name: row.name ?? 'HanViet Bridge', at: row.at } : null
}
