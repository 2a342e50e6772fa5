import { useLocale, useTranslations } from 'use-intl'
import { BREAK_KINDS } from '#db/domain'
import type { GridPlan } from '#db/domain'
import { useEquipment } from '#app/i18n/use-equipment'
import { formatDay } from '#app/i18n/format'
import { useZoneName } from '#app/i18n/use-zone-name'
import { ChangedMeanwhile } from '#app/ui/changed-meanwhile'
import type { SavedField } from '#app/ui/changed-meanwhile'
import type { FormErrors } from '#app/ui/form-errors'
import type { EventStart } from './event-fields'
import { PAIRS } from './interpreter-fields'
import type { InterpreterStart } from './interpreter-fields'
import type { TableStart } from './table-fields'

/** What each form of the set-up holds, for the case that somebody else saved first. */

const TEXTS = [
  'edition',
  'address',
  'firstDay',
  'lastDay',
  'registrationDeadline',
  'requestDeadline',
  'answerDeadline',
  'publicationDeadline',
  'places',
  'maxDelegatesPerOrganisation',
  'maxMeetingsPerOrganisation',
  'maxMeetingsPerDelegate',
  'maxPendingRequests',
] as const
const LOCALISED = ['name', 'venue', 'description'] as const
type Choices = { id: string; name: string }[]

export function EventChanged({ stored, errors }: { stored: EventStart; errors: FormErrors }) {
  const t = useTranslations('setup')
  const zoneName = useZoneName()
  const fields: SavedField[] = [
    ...LOCALISED.flatMap((name) =>
      (['ko', 'vi', 'en'] as const).map((locale) => ({
        name: `${name}.${locale}`,
        label: `${t(name)} (${t(`language.${locale}`)})`,
        saved: stored[name]?.[locale],
      })),
    ),
    ...TEXTS.map((name) => ({ name, label: t(name), saved: stored[name] })),
    { name: 'timeZone', label: t('zone'), saved: stored.timeZone, words: zoneName },
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}

export function GridChanged({
  grid,
  errors,
}: {
  grid: {
    slotMinutes: number
    gapMinutes: number
    days: { day: string; planned: GridPlan['days'][number] | null }[]
  }
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const locale = useLocale()
  const kind = (value: string) => {
    const known = BREAK_KINDS.find((one) => one === value)
    return known ? t(`grid.break.${known}`) : value
  }
  const fields: SavedField[] = [
    ...(['slotMinutes', 'gapMinutes'] as const).map((name) => ({
      name,
      label: t(`grid.${name}`),
      saved: grid[name],
    })),
    ...grid.days.flatMap(({ day, planned }, at): SavedField[] => {
      const of = (label: string) => `${formatDay(day, locale)}: ${label}`
      // As many breaks as stand now or were typed; an empty one has a kind too, but no times.
      const breaks = Array.from({ length: 12 }, (_, index) => index).filter(
        (index) =>
          planned?.breaks[index] !== undefined || errors.value(`days[${at}].breaks[${index}].from`),
      )
      return [
        { name: `days[${at}].from`, label: of(t('grid.from')), saved: planned?.from },
        { name: `days[${at}].until`, label: of(t('grid.until')), saved: planned?.until },
        ...breaks.flatMap((index): SavedField[] => {
          const pause = planned?.breaks[index]
          const name = `days[${at}].breaks[${index}]`
          return [
            { name: `${name}.kind`, label: of(t('grid.kind')), saved: pause?.kind, words: kind },
            { name: `${name}.from`, label: of(t('grid.breakFrom')), saved: pause?.from },
            { name: `${name}.until`, label: of(t('grid.breakUntil')), saved: pause?.until },
          ]
        }),
      ]
    }),
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}

/** The one of several that the form was about; nothing when it is gone, or was to be removed. */
function sent<T extends { id?: string }>(all: T[], errors: FormErrors): T | undefined {
  if (errors.value('act') !== 'save') return undefined
  return all.find((one) => one.id === errors.value('id'))
}

export function TableChanged({
  tables,
  firms,
  errors,
}: {
  tables: TableStart[]
  firms: Choices
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const equipment = useEquipment()
  const table = sent(tables, errors)
  if (!table) return null
  const fields: SavedField[] = [
    { name: 'label', label: t('tables.label'), saved: table.label },
    { name: 'capacity', label: t('tables.capacity'), saved: table.capacity },
    { name: 'place', label: t('tables.place'), saved: table.place },
    {
      name: 'equipment',
      label: t('tables.equipment'),
      saved: table.equipment?.map(equipment).join(', '),
    },
    {
      name: 'hostOrganisationId',
      label: t('tables.host'),
      saved: table.hostOrganisationId,
      words: nameIn(firms),
    },
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}

export function InterpreterChanged({
  interpreters,
  firms,
  sectors,
  errors,
}: {
  interpreters: InterpreterStart[]
  firms: Choices
  sectors: { id: string; label: string }[]
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const one = sent(interpreters, errors)
  if (!one) return null
  const bond = (value: string) =>
    value === 'own' || value === 'preferred' ? t(`interpreters.bondText.${value}`) : value
  const pair = (value: string) => {
    const known = PAIRS.find((each) => each === value)
    return known ? t(`pair.${known}`) : value
  }
  const fields: SavedField[] = [
    { name: 'name', label: t('interpreters.name'), saved: one.name },
    { name: 'pairs', label: t('interpreters.pairs'), saved: one.pairs, words: pair },
    {
      name: 'skills',
      label: t('interpreters.skills'),
      saved: one.skills,
      words: (id) => sectors.find((sector) => sector.id === id)?.label ?? id,
    },
    {
      name: 'organisationId',
      label: t('interpreters.firm'),
      saved: one.organisationId,
      words: nameIn(firms),
    },
    { name: 'bond', label: t('interpreters.bond'), saved: one.bond, words: bond },
    { name: 'maxInRow', label: t('interpreters.maxInRow'), saved: one.maxInRow },
    ...[...(one.absences ?? []), undefined].flatMap((away, at) =>
      (['day', 'from', 'until'] as const).map((part) => ({
        name: `absences[${at}].${part}`,
        label: `${t('interpreters.absences')}: ${t(`interpreters.${part}`)}`,
        saved: away?.[part],
      })),
    ),
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}

const nameIn = (choices: Choices) => (id: string) =>
  choices.find((one) => one.id === id)?.name ?? id
