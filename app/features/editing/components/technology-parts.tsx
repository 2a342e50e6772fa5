import { useTranslations } from 'use-intl'
import { AVAILABILITIES, ORGANISATION_KINDS } from '#db/domain'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-group'
import { FieldGroup } from '#app/ui/field'
import { TextArea } from '#app/ui/text-area'
import { TextField } from '#app/ui/text-field'
import { Commented } from './commented'
import { Line, Modes } from './line'
import type { Part } from './line'
import { MoneyFields } from './money-fields'
import { CertificateRows, PropertyRows, ReferenceRows } from './proof-rows'
import { Remark } from './remark'

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
      <Commented filled={filled} field="partnerSought">
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
      </Commented>
      <MoneyFields filled={filled} name="price" hasUnit />
      <Line filled={filled} name="deliveryWeeks" hint={t('hint.deliveryWeeks')} numeric />
      <Line filled={filled} name="deliveryLeadTime" />
      <Line filled={filled} name="targetRegions" hint={t('hint.regions')} />
      <Commented filled={filled} field="availability">
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
      </Commented>{' '}
    </>
  )
}
