import type { CooperationMode, Declarations, Localised, MoneyRange } from '#db/domain'
import { formatMoney } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName } from '#search/vocabulary/places'
import { choiceOf } from './choices'
import { ALL_FIELDS } from './fields'
import type { Field } from './fields'
import type { ImportRecord } from './interpret-row'
import type { Difference } from './merge'
import type { ShapedRecord } from './model'

/** Names of columns of records where they differ from the fields of a survey. */
const FIELD_OF: Record<string, Field> = {
  legalName: 'organisation',
  kind: 'organisationKind',
  employeeBand: 'employees',
  revenueBand: 'revenue',
  certifications: 'certification',
  intellectualProperty: 'patents',
  minTrl: 'trl',
  placeText: 'needDistrict',
  policyAlignment: 'policy',
  deliveryWeeks: 'deliveryLeadTime',
  maxDeliveryWeeks: 'deliveryLeadTime',
  registrationNumberAbsence: 'registrationNumber',
  name: 'delegateName',
  nameLatin: 'delegateNameLatin',
  email: 'contactEmail',
  phone: 'contactPhone',
}
/** Shown as heading, or of no interest to a person. */
const LEFT_OUT = new Set([
  'legalName',
  'title',
  'sourceLocale',
  'name',
  'deliveryWeeks',
  'maxDeliveryWeeks',
])

export function shapeRecord(ctx: Context, kept: Record<string, unknown> | null): ShapedRecord {
  if (!kept) return { organisation: '', title: '', facts: [], differences: [] }
  const record = kept as ImportRecord & { differences?: Difference[] }
  const listing = record.technology ?? record.need
  const groups = [
    listing ?? {},
    record.delegate ?? {},
    record.organisation,
    record.certifications ? { certifications: record.certifications } : {},
    record.trl !== undefined ? { trl: record.trl } : {},
  ]
  const facts = groups
    .flatMap((group) => Object.entries(withDeclarations(group)))
    .filter(([field]) => !LEFT_OUT.has(field))
  return {
    organisation: readText(record.organisation.legalName, ctx.locale),
    title: listing
      ? readText(listing.title, ctx.locale, listing.sourceLocale)
      : (record.delegate?.name ?? ''),
    facts: facts
      .map(([field, value]) => ({
        label: labelOf(ctx, field, Boolean(record.delegate)),
        text: textOf(ctx, field, value),
      }))
      .filter(({ text }) => text),
    differences: (record.differences ?? []).map((one) => ({
      name: choiceOf(one).replace('.', '-'),
      label: labelOf(ctx, one.field, false),
      before: textOf(ctx, one.field, one.before),
      after: textOf(ctx, one.field, one.after),
      kept: Boolean(one.kept),
    })),
  }
}

/** Each declaration as a field of its own. */
const withDeclarations = (group: object): object => ({
  ...group,
  declarations: undefined,
  ...('declarations' in group ? (group.declarations as Declarations) : {}),
})

function labelOf(ctx: Context, field: string, ofDelegate: boolean): string {
  const t = translatorOf(ctx.locale)
  if (field === 'title' && ofDelegate) return t('imports.field.delegateTitle')
  const known = FIELD_OF[field] ?? ALL_FIELDS.find((one) => one === field)
  return known ? t(`imports.field.${known}`) : field
}

/** Any value of a record as text. */
function textOf(ctx: Context, field: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const t = translatorOf(ctx.locale)
  if (field === 'country' && typeof value === 'string') return t(`domain.country.${value as 'KR'}`)
  if (field === 'kind' && typeof value === 'string')
    return t(`domain.organisationKind.${value as 'sme'}`)
  if (field === 'cooperationModes' && Array.isArray(value))
    return (value as CooperationMode[])
      .map((mode) => t(`domain.cooperationMode.${mode}`))
      .join(', ')
  if (field === 'projectStage' && typeof value === 'string')
    return t(`domain.projectStage.${value as 'idea'}`)
  if (field === 'fundingSource' && typeof value === 'string')
    return t(`domain.fundingSource.${value as 'state'}`)
  if (field === 'availability' && typeof value === 'string')
    return t(`domain.availability.${value as 'available'}`)
  if (field === 'visibility' && typeof value === 'string')
    return t(`editor.visibility.${value as 'public'}`)
  if (field === 'coreTechnology' || field === 'technologyTransfer')
    return t(`editor.declared.${value as 'yes'}`)
  if (field === 'concepts' && Array.isArray(value))
    return (value as string[]).map((id) => loadThesaurus().label(id, ctx.locale)).join('; ')
  if (field === 'province' && typeof value === 'string') return placeName(value, ctx.locale)
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return ''
  if (Array.isArray(value))
    return value
      .map((one) => textOf(ctx, '', one))
      .filter(Boolean)
      .join('; ')
  if ('currency' in value) return formatMoney(value as MoneyRange, ctx.locale)
  if ('ko' in value || 'vi' in value || 'en' in value)
    return Object.values(value as Localised).join(' / ')
  return Object.values(value)
    .map((one) => textOf(ctx, '', one))
    .filter(Boolean)
    .join(', ')
}
