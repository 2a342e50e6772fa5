import { useTranslations } from 'use-intl'
import { CERTIFICATION_TYPES, COUNTRIES, FUNDING_SOURCES, PROJECT_STAGES } from '#db/domain'
import { CheckboxGroup } from '#app/ui/choice-group'
import { FieldGroup } from '#app/ui/field'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { Commented } from './commented'
import { Line, Modes } from './line'
import type { Part } from './line'
import { MoneyFields } from './money-fields'
import { Remark } from './remark'
import { TrlChoice } from './trl-choice'

/** Where a need lies. */
export function PlacePart({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain.country')
  return (
    <>
      <Commented filled={filled} field="place">
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
      </Commented>{' '}
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
      <Commented filled={filled} field="projectStage">
        <Select
          name="projectStage"
          label={t('field.projectStage')}
          hint={<Remark said={filled.remark('projectStage')} />}
          empty={t('choose')}
          short
          optional
          options={PROJECT_STAGES.map((value) => ({
            value,
            label: domain(`projectStage.${value}`),
          }))}
          defaultValue={filled.value('projectStage')}
        />
      </Commented>{' '}
      <MoneyFields filled={filled} name="budget" />
      <Commented filled={filled} field="fundingSource">
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
      </Commented>{' '}
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
      <Commented filled={filled} field="minTrl">
        <TrlChoice
          name="minTrl"
          label={t('field.minTrl')}
          hint={<Remark said={filled.remark('minTrl')} />}
          value={filled.value('minTrl')}
          error={filled.error('minTrl')}
          open
        />
      </Commented>
      <Commented filled={filled} field="requiredCertifications">
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
      </Commented>
      <Modes filled={filled} />
      <Line filled={filled} name="maxDeliveryWeeks" numeric />
      <Line filled={filled} name="localPartnerWish" hint={t('hint.localPartnerNeed')} />
      <Line filled={filled} name="dataHosting" hint={t('hint.dataHosting')} />
    </>
  )
}
