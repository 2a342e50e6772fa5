import { useTranslations } from 'use-intl'
import { EVENT_KINDS } from '#db/domain'
import type { EventKind, Localised } from '#db/domain'
import { Check } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { LocalisedFields } from './localised-fields'

export type EventStart = {
  kind?: EventKind
  programmeComponent?: number | null
  name?: Localised
  edition?: string | null
  description?: Localised
  venue?: Localised
  address?: string | null
  timeZone?: string
  firstDay?: string
  lastDay?: string
  places?: number | null
  fillsPlaces?: boolean
  maxDelegatesPerOrganisation?: number | null
  maxMeetingsPerOrganisation?: number | null
  maxMeetingsPerDelegate?: number | null
  maxPendingRequests?: number
  registrationDeadline?: string | null
  requestDeadline?: string | null
  answerDeadline?: string | null
  publicationDeadline?: string | null
}

const ZONES = ['Asia/Ho_Chi_Minh', 'Asia/Seoul'] as const
const DEADLINES = [
  'registrationDeadline',
  'requestDeadline',
  'answerDeadline',
  'publicationDeadline',
] as const
const LIMITS = [
  'places',
  'maxDelegatesPerOrganisation',
  'maxMeetingsPerOrganisation',
  'maxMeetingsPerDelegate',
  'maxPendingRequests',
] as const

/** What an event is, where and when, its deadlines and limits. */
export function EventFields({ start, errors }: { start: EventStart; errors: FormErrors }) {
  return (
    <>
      <WhatFields start={start} errors={errors} />
      <WhereFields start={start} errors={errors} />
      <DeadlineFields start={start} errors={errors} />
      <LimitFields start={start} errors={errors} />
    </>
  )
}

type Props = { start: EventStart; errors: FormErrors }

function WhatFields({ start, errors }: Props) {
  const t = useTranslations('setup')
  const domain = useTranslations('domain')
  return (
    <Section id="what" title={t('what')}>
      <div className="fields snug">
        <LocalisedFields
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          start={start.name}
          errors={errors}
        />
        <div className="row items-start">
          <Select
            name="kind"
            label={t('kind')}
            short
            defaultValue={errors.value('kind', start.kind ?? 'matchmaking')}
            error={errors.of('kind')}
            options={EVENT_KINDS.map((kind) => ({
              value: kind,
              label: domain(`eventKind.${kind}`),
            }))}
          />
          <Select
            name="programmeComponent"
            label={t('component')}
            optional
            short
            empty={t('componentNone')}
            defaultValue={errors.value('programmeComponent', text(start.programmeComponent))}
            error={errors.of('programmeComponent')}
            options={(['1', '2', '3', '4'] as const).map((value) => ({
              value,
              label: t(`componentText.${value}`),
            }))}
          />
          <TextField
            name="edition"
            label={t('edition')}
            optional
            short
            defaultValue={errors.value('edition', start.edition ?? '')}
            error={errors.of('edition')}
          />
        </div>
        <LocalisedFields
          name="description"
          label={t('description')}
          optional
          rows={3}
          start={start.description}
          errors={errors}
        />
      </div>
    </Section>
  )
}

function WhereFields({ start, errors }: Props) {
  const t = useTranslations('setup')
  const common = useTranslations('common')
  return (
    <Section id="where" title={t('where')}>
      <div className="fields snug">
        <LocalisedFields
          name="venue"
          label={t('venue')}
          optional
          start={start.venue}
          errors={errors}
        />
        <TextField
          name="address"
          label={t('address')}
          optional
          defaultValue={errors.value('address', start.address ?? '')}
          error={errors.of('address')}
        />
        <div className="row items-start">
          {(['firstDay', 'lastDay'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              type="date"
              label={t(name)}
              short
              required
              defaultValue={errors.value(name, start[name] ?? '')}
              error={errors.of(name)}
            />
          ))}
          <Select
            name="timeZone"
            label={t('zone')}
            short
            defaultValue={errors.value('timeZone', start.timeZone ?? 'Asia/Ho_Chi_Minh')}
            error={errors.of('timeZone')}
            options={[
              ...ZONES.map((zone) => ({ value: zone, label: common(`zone.${zone}`) })),
              ...(start.timeZone && !ZONES.some((zone) => zone === start.timeZone)
                ? [{ value: start.timeZone, label: start.timeZone }]
                : []),
            ]}
          />
        </div>
      </div>
    </Section>
  )
}

function DeadlineFields({ start, errors }: Props) {
  const t = useTranslations('setup')
  return (
    <Section id="deadlines" title={t('deadlines')} aside={<p>{t('deadlinesText')}</p>}>
      <div className="row items-start">
        {DEADLINES.map((name) => (
          <TextField
            key={name}
            name={name}
            type="date"
            label={t(name)}
            optional
            short
            defaultValue={errors.value(name, start[name] ?? '')}
            error={errors.of(name)}
          />
        ))}
      </div>
    </Section>
  )
}

function LimitFields({ start, errors }: Props) {
  const t = useTranslations('setup')
  return (
    <Section id="limits" title={t('limits')} aside={<p>{t('limitsText')}</p>}>
      <div className="grid items-end gap-5 md:grid-cols-2">
        {LIMITS.map((name) => (
          <TextField
            key={name}
            name={name}
            type="number"
            min={1}
            label={t(name)}
            hint={t(`${name}Hint`)}
            optional={name !== 'maxPendingRequests'}
            short
            defaultValue={errors.value(
              name,
              text(start[name] ?? (name === 'maxPendingRequests' ? 20 : null)),
            )}
            error={errors.of(name)}
          />
        ))}
      </div>
      <div className="mt-4">
        <Check
          name="fillsPlaces"
          defaultChecked={
            errors.value('name.en') === undefined
              ? (start.fillsPlaces ?? true)
              : errors.value('fillsPlaces') === 'on'
          }
          label={t('fillsPlaces')}
          hint={t('fillsPlacesHint')}
        />
      </div>
    </Section>
  )
}

const text = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)
