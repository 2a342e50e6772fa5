/** What tests of the editor stand on: a Korean and a Vietnamese firm, their people, and somebody who reviews. */
import type { ListingKind, Locale, MemberRole } from '#db/domain'
import { listingBySlug } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { parseForm } from '#app/routes/forms.server'
import { saveStep } from './save-step.server'
import type { SaveStep } from './save-step.server'
import { stepSchema } from './schema'
import type { FormValues, Step } from './shown'
import { startListing } from './start-listing.server'

export function aDesk() {
  const ctx = aContext()
  const hanbit = createOrganisation(ctx, { legalName: { ko: '(주)한빛' }, country: 'KR' })
  const songBo = createOrganisation(ctx, {
    legalName: { vi: 'Công ty TNHH Cấp nước Sông Bồ' },
    country: 'VN',
  })
  const member = (organisationId: string, role: MemberRole = 'owner', name?: string) =>
    as(ctx, aPerson(ctx.db, { name, member: { organisationId, role } }))
  return {
    ctx,
    hanbit,
    songBo,
    member,
    supplier: member(hanbit.id, 'owner', '김도현'),
    colleague: member(hanbit.id, 'editor', '류하늘'),
    reader: member(hanbit.id, 'viewer'),
    buyer: member(songBo.id),
    visitor: as(ctx, { kind: 'visitor' }),
    organiser: as(ctx, aPerson(ctx.db, { name: 'Nguyễn Lan Hương', staff: ['organiser'] })),
    administrator: as(ctx, aPerson(ctx.db, { staff: ['administrator'] })),
  }
}

/** A draft as the first page leaves it. */
export const begin = (
  ctx: Context,
  organisationId: string,
  given: { kind?: ListingKind; title?: string; summary?: string; sourceLocale?: Locale } = {},
): string =>
  startListing(ctx, given.kind ?? 'technology', {
    organisationId,
    sourceLocale: given.sourceLocale ?? 'ko',
    title: given.title ?? '음향 센서 누수 탐지 시스템',
    summary: given.summary ?? '관로의 누수음을 감지합니다.',
  }).slug

/** Posts a step as a browser would. */
export function post(
  ctx: Context,
  slug: string,
  step: Step,
  values: FormValues,
  more: Partial<SaveStep> = {},
) {
  const kind = more.kind ?? 'technology'
  const form = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) form.append(name, one)
  const read = parseForm(form, stepSchema(kind, step))
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return saveStep(ctx, { kind, slug, step, lang: null, form: read.value, ...more })
}

/** The errors of a posted step, by field. */
export function errorsOf(
  kind: ListingKind,
  step: Step,
  values: FormValues,
): Record<string, string> {
  const form = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) form.append(name, one)
  const read = parseForm(form, stepSchema(kind, step))
  return read.ok
    ? {}
    : Object.fromEntries(read.errors.map(({ field, code }) => [field ?? '', code]))
}

/** The first step as it is typed. */
export const BASICS = {
  title: '음향 센서 누수 탐지 시스템',
  summary: '관로의 누수음을 감지합니다.',
  trl: '9',
}

/** A step as its page asks for it. */
export const stepOf = (
  slug: string,
  step: string,
  more: { lang?: string; token?: string; kind?: ListingKind } = {},
) => ({
  kind: more.kind ?? ('technology' as const),
  slug,
  step,
  lang: more.lang ?? null,
  token: more.token ?? null,
})

export const technologyOf = ({ ctx }: { ctx: Context }, slug: string) =>
  listingBySlug(ctx.db, 'technology', slug)
