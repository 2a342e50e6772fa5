import { useTranslations } from 'use-intl'
import { COOPERATION_MODES } from '#db/domain'
import { CheckboxGroup } from '#app/ui/choice-group'
import { TextField } from '#app/ui/text-field'
import { Commented } from './commented'
import type { Filled } from './filled'
import { Remark } from './remark'

export type Part = { filled: Filled }

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
    <Commented filled={filled} field={name}>
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
    </Commented>
  )
}

/** How one would cooperate; both kinds of listing ask it. */
export function Modes({ filled }: Part) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain.cooperationMode')
  return (
    <Commented filled={filled} field="cooperationModes">
      <CheckboxGroup
        name="cooperationModes"
        label={t('field.cooperationModes')}
        hint={<Remark said={filled.remark('cooperationModes')} />}
        columns
        options={COOPERATION_MODES.map((value) => ({ value, label: domain(value) }))}
        values={filled.values('cooperationModes')}
        error={filled.error('cooperationModes')}
      />
    </Commented>
  )
}
