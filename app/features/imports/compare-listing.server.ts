import { and, eq } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { Declarations, ListingKind } from '#db/domain'
import { conceptsOf } from '#app/features/catalogue'
import type { ListingRow, NeedRow, TechnologyRow } from '#app/features/catalogue'
import { titleKey } from '#app/features/organisations'
import type { OrganisationRow } from '#app/features/organisations'
import { readText } from '#app/i18n/localised'
import type { Target } from './compare-records.server'
import type { ImportRecord } from './interpret-row'
import { mergeInto } from './merge'
import type { Difference, Merged } from './merge'
import { flag } from './remark'
import type { CellRemark } from './remark'
import { isSamePlace } from './same-place'

type Given = NonNullable<ImportRecord['technology'] | ImportRecord['need']>
type Plan = {
  target: Target<TechnologyRow | NeedRow>
  merged: Merged<Record<string, unknown>>
  flags: CellRemark[]
}

/** The listing of that organisation with the same title, and where it differs. */
export function planListing(
  reader: Reader,
  owner: OrganisationRow | null,
  record: ImportRecord,
): Plan | null {
  const given = record.technology ?? record.need
  if (!given) return null
  const existing = owner && findListing(reader, owner, record, given)
  if (!existing)
    return {
      target: { existing: null, changes: {} },
      merged: { changes: {}, differences: [] },
      flags: [],
    }
  const merged = mergeListing(existing, given)
  const { added, flags, difference } = conceptsToAdd(
    reader,
    record.technology ? 'technology' : 'need',
    existing,
    given.concepts ?? [],
  )
  if (difference) {
    merged.changes.concepts = added
    merged.differences.push(difference)
  }
  return { target: { existing, changes: merged.changes }, merged, flags }
}

/** By the title of the original, else by the title in any language where one listing alone has it. */
function findListing(
  reader: Reader,
  owner: OrganisationRow,
  record: ImportRecord,
  given: Given,
): ListingRow | null {
  const table = record.technology ? technologies : needs
  const ofOwner = eq(table.organisationId, owner.id)
  const byOriginal = reader
    .select()
    .from(table)
    .where(and(ofOwner, eq(table.titleKey, titleKey(readText(given.title, given.sourceLocale)))))
    .get()
  if (byOriginal) return byOriginal
  const keys = new Set(titleKeys(given.title))
  const [only, ...others] = reader
    .select()
    .from(table)
    .where(ofOwner)
    .all()
    .filter(({ title }) => titleKeys(title).some((key) => keys.has(key)))
  return only && others.length === 0 ? only : null
}

const titleKeys = (title: Partial<Record<string, string>>): string[] =>
  Object.values(title).flatMap((text) => (text ? [titleKey(text)] : []))

/** Where the given values differ from the record, but for its concepts. A declaration is a field of its own. */
function mergeListing(existing: ListingRow, given: Given): Merged<Record<string, unknown>> {
  const {
    sourceLocale: _source,
    title,
    concepts: _concepts,
    declarations,
    province,
    placeText,
    deliveryWeeks,
    ...rest
  } = given as Given & {
    declarations?: Declarations
    province?: string
    placeText?: string
    deliveryWeeks?: number
  }
  const before = existing as ListingRow & { declarations?: Declarations; deliveryLeadTime?: string }
  // Weeks are read from the words: where the words are the same, the weeks were somebody's own.
  const isSameTime =
    before.deliveryLeadTime === (rest as { deliveryLeadTime?: string }).deliveryLeadTime
  return mergeInto(
    { ...before, ...before.declarations, ...placeBefore(existing) },
    {
      ...rest,
      title: { ...title, [existing.sourceLocale]: existing.title[existing.sourceLocale] },
      ...declarations,
      ...(!isSameTime && { deliveryWeeks }),
      ...placeChange(existing, province, placeText),
    },
  )
}

const placeBefore = (existing: ListingRow) =>
  'place' in existing
    ? { province: existing.placeText ?? existing.place, placeText: existing.placeText }
    : {}

/** A province and the place in it, where they say another thing than the record. */
function placeChange(
  existing: ListingRow,
  province: string | undefined,
  placeText: string | undefined,
): { province?: string; placeText?: string } {
  if (!('place' in existing)) return {}
  const before = { place: existing.place, placeText: existing.placeText }
  const isSameUnit = !province || isSamePlace(before, province)
  if (!isSameUnit) return { province, ...(placeText && { placeText }) }
  if (!placeText || before.placeText === placeText) return {}
  const isBeside = Boolean(province) && before.placeText?.endsWith(`, ${province}`)
  return { placeText: isBeside ? `${placeText}, ${province}` : placeText }
}

const MOST_CHOSEN = 40

/** Concepts that a listing does not have yet. One that its owner refused stays refused. */
function conceptsToAdd(
  reader: Reader,
  kind: ListingKind,
  existing: ListingRow,
  given: readonly string[],
): { added: string[]; difference: Difference | null; flags: CellRemark[] } {
  const present = conceptsOf(reader, kind, existing.id)
  const has = new Set(present.map(({ concept }) => concept))
  const chosen = present.filter(({ origin }) => origin !== 'tagger').map(({ concept }) => concept)
  const refused = given.filter((one) => !has.has(one) && existing.refusedConcepts.includes(one))
  const added = given
    .filter((one) => !has.has(one) && !refused.includes(one))
    .slice(0, Math.max(0, MOST_CHOSEN - chosen.length))
  return {
    added,
    difference:
      added.length > 0 ? { field: 'concepts', before: chosen, after: [...chosen, ...added] } : null,
    flags: refused.map((concept) => flag('conceptRefused', '', { concept })),
  }
}
