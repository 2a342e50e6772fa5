import type { ListingKind } from '#db/domain'
import { conceptIds, listingToEdit } from '#app/features/catalogue'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { fieldLabel, fieldText } from './field-text.server'
import { isSameValue } from './merge-changes.server'
import { trailOf } from './snapshots.server'

/** Fields that people write; the others follow from them or count something. */
export const WRITTEN = [
  'title',
  'summary',
  'description',
  'advantages',
  'innovation',
  'applications',
  'deploymentRequirements',
  'problem',
  'desiredOutcome',
  'currentSituation',
  'constraints',
  'keywords',
  'concepts',
  'refusedConcepts',
  'trl',
  'developmentStage',
  'certifications',
  'intellectualProperty',
  'references',
  'cooperationModes',
  'partnerSought',
  'price',
  'deliveryLeadTime',
  'deliveryWeeks',
  'targetRegions',
  'availability',
  'place',
  'placeText',
  'projectStage',
  'budget',
  'fundingSource',
  'timeline',
  'procurementMode',
  'deadline',
  'minTrl',
  'requiredCertifications',
  'maxDeliveryWeeks',
  'localPartnerWish',
  'dataHosting',
  'policyAlignment',
  'declarations',
  'visibility',
  'confidential',
] as const

const SHOWN_ENTRIES = 100

/** Who changed what of a listing, newest first, with both versions of each field. @throws DomainError notFound */
export function readHistory(ctx: Context, kind: ListingKind, slug: string) {
  const row = listingToEdit(ctx, ctx.db, kind, slug)
  const t = translatorOf(ctx.locale)
  const now = { ...row, concepts: conceptIds(ctx.db, kind, row.id) }
  return {
    kind,
    slug,
    version: row.version,
    title: read(row.title, ctx.locale, row.sourceLocale) ?? { text: '', locale: row.sourceLocale },
    entries: trailOf(ctx.db, kind, row.id)
      .reverse()
      .slice(0, SHOWN_ENTRIES)
      .map((entry) => {
        const after = entry.after as Record<string, unknown> | null
        const action = entry.action.replace(/^\w+\./, '')
        return {
          id: entry.id,
          when: `${formatShortDay(dayOf(entry.at, 'Asia/Ho_Chi_Minh'), ctx.locale)} ${formatTime(entry.at, 'Asia/Ho_Chi_Minh')}`,
          who: whoOf(entry, t),
          what: t.has(`editor.history.action.${action}` as 'editor.history.action.updated')
            ? t(`editor.history.action.${action}` as 'editor.history.action.updated')
            : action,
          // What is there now needs no restoring.
          version:
            isSnapshot(after) && after.version !== row.version && !isAsNow(after, now)
              ? after.version
              : null,
          fields: differences(ctx, entry.before as Record<string, unknown> | null, after),
        }
      }),
  }
}

/** Both names, where somebody acted who is none of the organisation's people. */
function whoOf(
  entry: { name: string | null; erasedAt: Date | null; organisation: string | null },
  t: ReturnType<typeof translatorOf>,
): string {
  const { organisation } = entry
  if (entry.name === null) return t('editor.history.system')
  const name = entry.erasedAt ? t('editor.history.erased') : entry.name
  return organisation ? t('editor.history.onBehalf', { name, organisation }) : name
}
export type HistoryPage = ReturnType<typeof readHistory>

const isSnapshot = (
  after: Record<string, unknown> | null,
): after is Record<string, unknown> & { version: number } =>
  typeof after?.version === 'number' && after.title !== undefined

const isAsNow = (after: Record<string, unknown>, now: Record<string, unknown>): boolean =>
  WRITTEN.every((field) => !(field in after) || isSameValue(after[field], now[field]))

type Difference = { name: string; label: string; before: string; after: string }

function differences(
  ctx: Context,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): Difference[] {
  if (!isSnapshot(after)) return mediaDifferences(ctx, before ?? {}, after ?? {})
  if (!before) return []
  return WRITTEN.filter((field) => !isSameValue(before[field], after[field])).map((field) => ({
    name: field,
    label: fieldLabel(field, ctx.locale),
    before: fieldText(field, before[field], ctx.locale),
    after: fieldText(field, after[field], ctx.locale),
  }))
}

/** Pictures and documents are not part of a version; what was added, changed or taken away stands here all the same. */
const mediaDifferences = (
  ctx: Context,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Difference[] =>
  (['picture', 'document'] as const)
    .filter((field) => field in before || field in after)
    .map((field) => ({
      name: field,
      label: fieldLabel(field, ctx.locale),
      before: fieldText(field, before[field], ctx.locale),
      after: fieldText(field, after[field], ctx.locale),
    }))
