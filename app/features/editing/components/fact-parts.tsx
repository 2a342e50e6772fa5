import { useTranslations } from 'use-intl'
import {
  AVAILABILITIES,
  CERTIFICATION_TYPES,
  COOPERATION_MODES,
  COUNTRIES,
  FUNDING_SOURCES,
  ORGANISATION_KINDS,
  PROJECT_STAGES,
} from '#db/domain'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-group'
import { FieldGroup } from '#app/ui/field'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'
import { TextField } from '#app/ui/text-field'
import type { Filled } from './filled'
import { MoneyFields } from './money-fields'
import { CertificateRows, PropertyRows, ReferenceRows } from './record-rows'
import { Remark } from './remark'
import { TrlChoice } from './trl-choice'

type Part = { filled: Filled }

type LineProps = Part & {
  name:
    | 'developmentStage'
    | 'deliveryLeadTime'
    | 'deliveryWeeks'
    | 'targetRegions'
    | 'keywords'
    | 'policyAlignment'
    | 'placeText'
    | 'timeline'
    | 'procurementMode'
    | 'deadline'
    | 'maxDeliveryWeeks'
    | 'localPartnerWish'
    | 'dataHosting'
  hint?: string
  placeholder?: string
  type?: 'date'
  numeric?: boolean
}

/** One line of a listing that may stay empty. */
export function Line({ filled, name, hint, placeholder, type, numeric }: LineProps) {
  const t = useTranslations('editor')
  return (
    <TextField
      name={name}
      label={t(`field.${name}`)}
      hint={<Remark hint={hint} said={filled.remark(name)} />}
      optional
      type={type}
      short={numeric ?? type === 'date'}
      inputMode={numeric ? 'numeric' : undefined}
      placeholder={placeholder}
      defaultValue={filled.value(name)}
      error={filled.error(name)}
    />
  )
}

function Modes({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain.cooperationMode')
  return (
    <CheckboxGroup
      name="cooperationModes"
      label={t('field.cooperationModes')}
      hint={<Remark said={filled.remark('cooperationModes')} />}
      columns
      options={COOPERATION_MODES.map((value) => ({ value, label: domain(value) }))}
      values={filled.values('cooperationModes')}
      error={filled.error('cooperationModes')}
    />
  )
}

/** Certificates, rights and where it was used. */
export function ProofPart({ filled }: Part) {
  const t = useTranslations('editor.hint')
  return (
    <>
      <Line filled={filled} name="developmentStage" hint={t('developmentStage')} />
      <CertificateRows filled={filled} />
      <ReferenceRows filled={filled} />
      <PropertyRows filled={filled} />
    </>
  )
}

/** How one would work together on a technology. */
export function TermsPart({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain')
  return (
    <>
      <Modes filled={filled} />
      <FieldGroup
        id="partnerSought"
        label={t('field.partnerSought')}
        hint={<Remark said={filled.remark('partnerSought')} />}
        optional
      >
        <div className="fields snug">
          <CheckboxGroup
            name="partnerKinds"
            label={t('partner.kinds')}
            columns
            options={ORGANISATION_KINDS.filter((kind) => kind !== 'organiser').map((value) => ({
              value,
              label: domain(`organisationKind.${value}`),
            }))}
            values={filled.values('partnerKinds')}
          />
          <TextArea
            name="partnerText"
            label={t('partner.text')}
            hint={t('hint.localPartnerTechnology')}
            rows={2}
            lang={filled.page.sourceLocale}
            defaultValue={filled.value('partnerText')}
            error={filled.error('partnerText')}
          />
          <TextField
            name="partnerRegions"
            label={t('partner.regions')}
            hint={t('hint.regions')}
            defaultValue={filled.value('partnerRegions')}
            error={filled.error('partnerRegions')}
          />
        </div>
      </FieldGroup>
      <MoneyFields filled={filled} name="price" hasUnit />
      <Line filled={filled} name="deliveryWeeks" hint={t('hint.deliveryWeeks')} numeric />
      <Line filled={filled} name="deliveryLeadTime" />
      <Line filled={filled} name="targetRegions" hint={t('hint.regions')} />
      <RadioGroup
        name="availability"
        label={t('field.availability')}
        hint={<Remark hint={t('availabilityHint')} said={filled.remark('availability')} />}
        options={AVAILABILITIES.map((value) => ({
          value,
          label: domain(`availability.${value}`),
        }))}
        value={filled.value('availability')}
        error={filled.error('availability')}
      />
    </>
  )
}

/** Where a need lies. */
export function PlacePart({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain.country')
  return (
    <>
      <Select
        name="place"
        label={t('field.place')}
        hint={<Remark said={filled.remark('place')} />}
        empty={t('choose')}
        short
        options={COUNTRIES.filter((country) => country !== 'other').map((country) => ({
          group: domain(country),
          options: filled.page.places
            .filter((place) => place.country === country)
            .map(({ id, name }) => ({ value: id, label: name })),
        }))}
        defaultValue={filled.value('place')}
        error={filled.error('place')}
      />
      <Line filled={filled} name="placeText" hint={t('hint.placeText')} />
    </>
  )
}

/** How far the project behind a need is. */
export function ProjectPart({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain')
  return (
    <>
      <Select
        name="projectStage"
        label={t('field.projectStage')}
        hint={<Remark said={filled.remark('projectStage')} />}
        empty={t('choose')}
        short
        optional
        options={PROJECT_STAGES.map((value) => ({ value, label: domain(`projectStage.${value}`) }))}
        defaultValue={filled.value('projectStage')}
      />
      <MoneyFields filled={filled} name="budget" />
      <Select
        name="fundingSource"
        label={t('field.fundingSource')}
        hint={<Remark said={filled.remark('fundingSource')} />}
        empty={t('choose')}
        short
        optional
        options={FUNDING_SOURCES.map((value) => ({
          value,
          label: domain(`fundingSource.${value}`),
        }))}
        defaultValue={filled.value('fundingSource')}
      />
      <Line filled={filled} name="timeline" />
      <Line filled={filled} name="procurementMode" />
      <Line filled={filled} name="deadline" type="date" />
      <Line filled={filled} name="policyAlignment" hint={t('hint.policy')} />
    </>
  )
}

/** What a solution of a need has to meet. */
export function RequirementsPart({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain.certification')
  return (
    <>
      <TrlChoice
        name="minTrl"
        label={t('field.minTrl')}
        hint={<Remark said={filled.remark('minTrl')} />}
        value={filled.value('minTrl')}
        error={filled.error('minTrl')}
        open
      />
      <FieldGroup
        id="requiredCertifications"
        label={t('field.requiredCertifications')}
        hint={<Remark said={filled.remark('requiredCertifications')} />}
        optional
      >
        <div className="fields snug">
          <CheckboxGroup
            name="requiredTypes"
            label={t('requiredTypes')}
            columns
            options={CERTIFICATION_TYPES.map((value) => ({ value, label: domain(value) }))}
            values={filled.values('requiredTypes')}
          />
          <TextField
            name="requiredTexts"
            label={t('hint.requiredTexts')}
            defaultValue={filled.value('requiredTexts')}
            error={filled.error('requiredTexts')}
          />
        </div>
      </FieldGroup>
      <Modes filled={filled} />
      <Line filled={filled} name="maxDeliveryWeeks" numeric />
      <Line filled={filled} name="localPartnerWish" hint={t('hint.localPartnerNeed')} />
      <Line filled={filled} name="dataHosting" hint={t('hint.dataHosting')} />
    </>
  )
}
