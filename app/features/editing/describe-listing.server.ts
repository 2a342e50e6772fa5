import { LOCALES } from '#db/domain'
import type { Locale, Localised } from '#db/domain'
import { conceptsOf, isTechnology, kindOf, languageVersions } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { countMedia } from '#app/features/media'
import { organisationById } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { completenessOf } from './completeness'
import { fieldLabel, fieldText } from './field-text.server'
import { nameConcept } from './propose-concepts.server'
import { WRITTEN } from './read-history.server'
import { textFieldsOf } from './shown'

/** Everything that a listing says, named, for somebody who judges it: texts by language, facts, concepts. The caller authorises. */
export function describeListing(ctx: Context, row: ListingRow) {
  const kind = kindOf(row)
  const texts = [...textFieldsOf(kind, 'basics'), ...textFieldsOf(kind, 'details')]
  const fields = row as unknown as Record<string, unknown>
  const concepts = conceptsOf(ctx.db, kind, row.id)
  const chosen = concepts.filter(({ origin }) => origin !== 'tagger')
  const { country } = organisationById(ctx.db, row.organisationId)
  return {
    versions: languageVersions(row).filter(({ state }) => state !== 'missing'),
    texts: texts
      .map((name) => ({
        name,
        label: fieldLabel(name, ctx.locale),
        versions: versionsOf(fields[name] as Localised, row.sourceLocale),
      }))
      .filter(({ versions }) => versions.length > 0),
    facts: WRITTEN.filter((name) => !(texts as readonly string[]).includes(name))
      .filter((name) => name !== 'certifications' && name in fields)
      .map((name) => ({
        name,
        label: fieldLabel(name, ctx.locale),
        text: fieldText(name, fields[name], ctx.locale),
      }))
      .filter(({ text }) => text !== ''),
    concepts: (chosen.length > 0 ? chosen : concepts)
      .slice(0, 12)
      .map(({ concept }) => nameConcept(concept, ctx.locale)),
    certificates: isTechnology(row)
      ? row.certifications.map((one) => ({
          id: one.id ?? '',
          name: fieldText('certifications', [one], ctx.locale),
          verification: one.verification,
        }))
      : [],
    percent: completenessOf(row, country, chosen.length, countMedia(ctx.db, row.id)).percent,
    /** Fields on which a reviewer may remark. */
    fields: WRITTEN.filter((name) => name in fields).map((name) => ({
      name,
      label: fieldLabel(name, ctx.locale),
    })),
  }
}
export type DescribedListing = ReturnType<typeof describeListing>

const versionsOf = (text: Localised, source: Locale) =>
  [source, ...LOCALES.filter((locale) => locale !== source)].flatMap((locale) => {
    const written = text[locale]
    return written ? [{ locale, text: written }] : []
  })
