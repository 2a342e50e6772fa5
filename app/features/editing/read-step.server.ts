import { LOCALES } from '#db/domain'
import type { ListingKind, Locale } from '#db/domain'
import {
  certificatesOn,
  isTechnology,
  languageVersions,
  listingToEdit,
} from '#app/features/catalogue'
import type { ListingRow, TechnologyRow } from '#app/features/catalogue'
import { COMMENT_LENGTH, COMMENTED_FIELDS, openAt, readComments } from '#app/features/comments'
import type { ShownComments } from '#app/features/comments'
import { certificateDocumentsFor, countMedia } from '#app/features/media'
import { organisationById } from '#app/features/organisations'
import { isShown, latestReview, missingFor } from '#app/features/reviews'
import { dayOf, formatDay, formatShortDay, formatTime } from '#app/i18n/format'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { PLACES, placeName } from '#search/vocabulary/places'
import { completenessOf, languageAcross } from './completeness'
import type { Completeness } from './completeness'
import { fillStep, textIn } from './fill-step.server'
import { readKept } from './keep-form.server'
import { idsIn, nameConcept, proposeConcepts } from './propose-concepts.server'
import { chosenConcepts } from './save-step.server'
import { STEPS, isStep, saidIn, textFieldsOf } from './shown'
import type { FormValues, Step } from './shown'

export type StepOf = {
  kind: ListingKind
  slug: string
  step: string
  lang: string | null
  token: string | null
}

/**
 * One step of an editor, filled from the record, or from what was typed before and not saved.
 * @throws DomainError notFound for strangers and readers, unknown steps too
 */
export function readStep(ctx: Context, { kind, slug, step, lang: asked, token }: StepOf) {
  const row = listingToEdit(ctx, ctx.db, kind, slug)
  if (!isStep(kind, step)) throw notFound()
  const hasTexts = textFieldsOf(kind, step).length > 0
  const lang = (hasTexts && LOCALES.find((one) => one === asked)) || row.sourceLocale
  const chosen = chosenConcepts(ctx.db, row)
  const saved = fillStep(row, step, lang, chosen, ctx.locale)
  const written = lang === row.sourceLocale ? null : lang
  const found = readKept(ctx, { kind, slug, step, lang: written }, token)
  const kept = found && !saysTheSame(found.values, saved) ? found : null
  const values: FormValues = { ...(kept?.values ?? saved), ...commentsIn(found?.values) }
  const comments = readComments(ctx, row)
  const organisation = organisationById(ctx.db, row.organisationId)
  const completeness = completenessOf(
    row,
    organisation.country,
    chosen.length,
    countMedia(ctx.db, row.id),
  )
  return {
    kind,
    slug,
    step,
    lang,
    sourceLocale: row.sourceLocale,
    version: row.version,
    title: read(row.title, ctx.locale, row.sourceLocale) ?? { text: '', locale: row.sourceLocale },
    organisation: { name: organisation.displayName, country: organisation.country },
    across: languageAcross(organisation.country),
    values,
    kept: kept && { at: momentOf(kept.savedAt, ctx.locale) },
    keptVersion: found?.version ?? 0,
    window: newId(),
    savedAt: momentOf(row.updatedAt, ctx.locale),
    translation: hasTexts ? translationOf(row, step, lang, ctx.locale) : null,
    concepts: conceptsOn(ctx, row, lang, values, chosen),
    certificates: isTechnology(row) ? certificateStates(ctx, row) : [],
    places: kind === 'need' && step === 'basics' ? placesIn(ctx.locale) : [],
    comments,
    commentLength: COMMENT_LENGTH,
    steps: stepsOf(row, step, completeness, comments),
    completeness,
    standing: standingOf(ctx, row),
  }
}
export type StepPage = ReturnType<typeof readStep>

/** Whether a kept form holds nothing but what is saved by now. */
const saysTheSame = (kept: FormValues, saved: FormValues): boolean =>
  Object.entries(saved).every(
    ([name, value]) => [kept[name] ?? ''].flat().join() === [value].flat().join(),
  )

/** Whether a form of a step holds nothing but what is saved. */
export function saysAsSaved(
  ctx: Context,
  row: ListingRow,
  { step, lang }: { step: Step; lang: Locale | null },
  values: FormValues,
): boolean {
  const chosen = chosenConcepts(ctx.db, row)
  return saysTheSame(values, fillStep(row, step, lang ?? row.sourceLocale, chosen, ctx.locale))
}

/** Comments that were typed and not sent. */
const commentsIn = (values: FormValues = {}): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => saidIn(name)))

/** The languages of a listing, and beside a translation the original that it is made from. */
function translationOf(row: ListingRow, step: Step, lang: Locale, reader: Locale) {
  const kind = isTechnology(row) ? 'technology' : 'need'
  const versions = languageVersions(row)
  const own = versions.find(({ locale }) => locale === lang)
  const original = row.provenance[row.sourceLocale]?.at
  return {
    versions: LOCALES.map((locale) => {
      const version = versions.find((one) => one.locale === locale)
      return { locale, state: version?.state ?? 'missing', stale: version?.stale ?? false }
    }),
    isOriginal: lang === row.sourceLocale,
    isStale: own?.stale ?? false,
    isMachine: own?.state === 'machine',
    translatedOn: own?.at ? formatShortDay(own.at.slice(0, 10), reader) : null,
    originalOn: original ? formatShortDay(original.slice(0, 10), reader) : null,
    originals: Object.fromEntries(
      textFieldsOf(kind, step).map((field) => [field, textIn(row, field, row.sourceLocale)]),
    ) as Record<string, string>,
  }
}

function conceptsOn(
  ctx: Context,
  row: ListingRow,
  lang: Locale,
  values: FormValues,
  chosen: string[],
) {
  const named = (ids: string[]) => ids.map((id) => nameConcept(id, ctx.locale))
  return {
    chosen: named(idsIn(values.concepts)),
    seen: chosen.join(' '),
    proposed: proposeConcepts(ctx, row, lang, values),
    refused: named(idsIn(values.refused)),
  }
}

function certificateStates(ctx: Context, row: TechnologyRow) {
  const papers = certificateDocumentsFor(ctx, row.id)
  return certificatesOn(row.certifications, dayOf(ctx.now(), 'Asia/Ho_Chi_Minh')).map(
    ({ id = '', verification, term, daysLeft }) => ({
      ...{ id, verification, term, daysLeft: daysLeft ?? 0 },
      hasDocument: papers[id] !== undefined,
    }),
  )
}

const placesIn = (locale: Locale) =>
  PLACES.map(({ id, country }) => ({ id, country, name: placeName(id, locale) })).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  )

/** The steps of a listing, for a page beside them. @throws DomainError notFound */
export function readSteps(ctx: Context, kind: ListingKind, slug: string) {
  const row = listingToEdit(ctx, ctx.db, kind, slug)
  const { country } = organisationById(ctx.db, row.organisationId)
  const chosen = chosenConcepts(ctx.db, row).length
  const completeness = completenessOf(row, country, chosen, countMedia(ctx.db, row.id))
  return stepsOf(row, null, completeness, readComments(ctx, row))
}

function stepsOf(
  row: ListingRow,
  now: Step | null,
  { missing }: Completeness,
  { threads }: ShownComments,
) {
  const kind = isTechnology(row) ? 'technology' : 'need'
  const fields: Partial<Record<Step, readonly string[]>> = COMMENTED_FIELDS[kind]
  return STEPS[kind].map((id) => {
    const open = missing.filter((wish) => wish.step === id).length
    const isDone = id === 'publication' ? row.status !== 'draft' : isBegun(row, id)
    return {
      id,
      open,
      comments: openAt(threads, fields[id] ?? []),
      state: id === now ? ('now' as const) : isDone ? ('done' as const) : ('ahead' as const),
    }
  })
}

/** What a listing holds without anybody having said so. */
const GIVEN = new Set(['visibility', 'availability', 'refused'])
const isBegun = (row: ListingRow, step: Step): boolean =>
  Object.entries(fillStep(row, step, row.sourceLocale, [], 'en')).some(
    ([name, value]) => !GIVEN.has(name) && value.length > 0,
  )

/** Where the listing stands in its life, and what a reviewer said. */
function standingOf(ctx: Context, row: ListingRow) {
  const review = latestReview(ctx.db, isTechnology(row) ? 'technology' : 'need', row.id)
  const dayIn = (at: Date) => formatDay(dayOf(at, 'Asia/Ho_Chi_Minh'), ctx.locale)
  return {
    status: row.status,
    isShown: isShown(row),
    missing: missingFor(ctx.db, row),
    isAsked: row.askedAt !== null,
    staleSince: row.staleSince ? dayIn(row.staleSince) : null,
    review: review && {
      state: review.state,
      reason: review.reason,
      notes: review.notes,
      promised: formatDay(review.promisedBy, ctx.locale),
      decided: review.decidedAt ? dayIn(review.decidedAt) : null,
    },
  }
}

const momentOf = (at: Date, locale: Locale): string =>
  `${formatShortDay(dayOf(at, 'Asia/Ho_Chi_Minh'), locale)} ${formatTime(at, 'Asia/Ho_Chi_Minh')}`
