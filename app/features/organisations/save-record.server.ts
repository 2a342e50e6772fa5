import { eq } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { LanguageLevel, Locale, Localised, Provenance } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { changeOrganisation, changesNothing, organisationById } from './change-organisation.server'
import type { OrganisationChanges } from './change-organisation.server'
import type { OrganisationRow } from './derive.server'
import { ORGANISATION_CONSTRAINTS } from './insert-organisation.server'
import { editSchema } from './schema'
import { LANGUAGES_SPOKEN, LANGUAGE_LEVELS } from './shown'
import type { EditOrganisation } from './schema'

/**
 * Saves the whole record as its form sends it. What is empty is cleared; of fields whose other version was chosen after
 * a conflict, the stored one stays. What the record says already is no conflict: a second press is the same answer.
 * @throws DomainError notFound, organisation.changed, field.*, registrationNumber.*, phone.unknown,
 * organisation.numberTaken
 */
export function saveRecord(ctx: Context, slug: string, input: EditOrganisation): { slug: string } {
  const found = ctx.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.slug, slug))
    .get()
  if (!found) throw notFound()
  authorise(ctx, 'organisation.edit', { organisationId: found.id })
  const { version, choose = {}, ...fields } = checked(editSchema, input)
  return write(
    ctx,
    (tx) => {
      const before = organisationById(tx, found.id)
      const changes = changesOf(before, fields)
      for (const field of chosenTheirs(choose)) keepTheirs(before, changes, field)
      if (before.version !== version && changesNothing(before, changes))
        return { slug: before.slug }
      changes.aboutProvenance = provenanceOf(ctx, before, changes.about ?? {})
      changeOrganisation(tx, ctx, before, version, changes)
      return { slug: before.slug }
    },
    ORGANISATION_CONSTRAINTS,
  )
}

type Fields = Omit<EditOrganisation, 'version' | 'choose'>

function changesOf(before: OrganisationRow, { languages, ...fields }: Fields): OrganisationChanges {
  return { ...emptied(fields), languages: languagesOf(before, languages) }
}

/** The languages of the form as chosen, in its order; others, which an import brought, stay. */
function languagesOf({ languages: before }: OrganisationRow, chosen: Fields['languages']) {
  const stored = (locale: string) => before.find((one) => one.locale === locale)
  const named = LANGUAGES_SPOKEN.flatMap((locale): LanguageLevel[] => {
    const level = chosen[locale] ?? ''
    if (level === '') return []
    if (level !== 'spoken') return [{ locale, level }]
    // Words of an import that are no level of the form are not lost by saving something else.
    const words = stored(locale)?.level
    return [{ locale, ...(words && !isLevel(words) && { level: words }) }]
  })
  const isNamed = (locale: string) => LANGUAGES_SPOKEN.some((one) => one === locale)
  return [...named, ...before.filter((one) => !isNamed(one.locale))]
}

const isLevel = (level: string) => LANGUAGE_LEVELS.some((one) => one === level)

/** What was left empty is cleared, not kept. */
const OPTIONAL = [
  'displayName',
  'shortName',
  'registrationNumber',
  'registrationNumberAbsence',
  'province',
  'address',
  'website',
  'contactName',
  'contactEmail',
  'contactPhone',
  'foundedYear',
  'employeeBand',
  'revenueBand',
] as const

function emptied(fields: Omit<Fields, 'languages'>): OrganisationChanges {
  const none = Object.fromEntries(OPTIONAL.map((field) => [field, null]))
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  )
  return { ...none, ...given }
}

/** Text that a person wrote over counts as theirs from now on. */
function provenanceOf(ctx: Context, before: OrganisationRow, about: Localised): Provenance {
  const at = ctx.now().toISOString()
  return Object.fromEntries(
    (Object.entries(about) as [Locale, string][]).map(([locale, text]) => [
      locale,
      before.about[locale] === text && before.aboutProvenance[locale]
        ? before.aboutProvenance[locale]
        : { by: 'person' as const, at },
    ]),
  )
}

/** Names of the fields of which the stored version was chosen; forms send `about.ko` as a field within a field. */
const chosenTheirs = (choose: NonNullable<EditOrganisation['choose']>): string[] =>
  Object.entries(choose).flatMap(([field, side]) =>
    typeof side === 'string'
      ? side === 'theirs'
        ? [field]
        : []
      : Object.entries(side).flatMap(([part, one]) =>
          one === 'theirs' ? [`${field}.${part}`] : [],
        ),
  )

/** Field names as in the form: `legalName.ko` is one language of one field. */
function keepTheirs(before: OrganisationRow, changes: OrganisationChanges, field: string): void {
  const [name, locale] = field.split('.')
  if ((name === 'legalName' || name === 'about') && locale) {
    const stored = before[name][locale as Locale]
    const { [locale as Locale]: _mine, ...others } = changes[name] ?? {}
    changes[name] = stored === undefined ? others : { ...others, [locale]: stored }
  } else if (name === 'languages' && locale) {
    const stored = before.languages.find((one) => one.locale === locale)
    const others = (changes.languages ?? []).filter((one) => one.locale !== locale)
    changes.languages = stored ? [...others, stored] : others
  } else if (name && name in changes) delete changes[name as keyof OrganisationChanges]
}
