import { useTranslations } from 'use-intl'
import { DECLARED, VISIBILITIES } from '#db/domain'
import { Check, RadioGroup } from '#app/ui/choice-group'
import { Notice } from '#app/ui/notice'
import { Commented } from './commented'
import { Line } from './line'
import type { Filled } from './filled'
import { Remark } from './remark'

/** Who may see a listing, and what its owner declares. */
export function PublicationPart({ filled }: { filled: Filled }) {
  const t = useTranslations('editor')
  const isNeed = filled.page.kind === 'need'
  return (
    <>
      {isNeed && (
        <Commented filled={filled} field="confidential">
          <Check
            name="confidential"
            label={t('confidentialLabel')}
            hint={<Remark hint={t('confidentialText')} said={filled.remark('confidential')} />}
            defaultChecked={filled.values('confidential').includes('on')}
          />
        </Commented>
      )}
      <Commented filled={filled} field="visibility">
        <RadioGroup
          name="visibility"
          label={t('field.visibility')}
          hint={<Remark said={filled.remark('visibility')} />}
          options={VISIBILITIES.map((value) => ({
            value,
            label: t(`visibility.${value}`),
            hint: t(`visibilityHint.${value}`),
          }))}
          value={filled.value('visibility')}
          error={filled.error('visibility')}
        />
      </Commented>{' '}
      {!isNeed && (
        <>
          {filled.page.organisation.country === 'KR' && (
            <Declaration filled={filled} name="coreTechnology" />
          )}
          <Declaration filled={filled} name="technologyTransfer" />
          <Line filled={filled} name="policyAlignment" hint={t('hint.policy')} />
        </>
      )}
    </>
  )
}

/** A question of the law, answered by the owner; what follows from it is said in plain words. */
function Declaration({
  filled,
  name,
}: {
  filled: Filled
  name: 'coreTechnology' | 'technologyTransfer'
}) {
  const t = useTranslations('editor')
  return (
    <div className="fields snug">
      <RadioGroup
        name={name}
        label={t(`law.${name}`)}
        hint={
          <Remark
            hint={`${t(`law.${name}Text`)} ${t('law.mark')}`}
            said={filled.remark('declarations')}
          />
        }
        options={DECLARED.map((value) => ({ value, label: t(`declared.${value}`) }))}
        value={filled.value(name)}
        error={filled.error(name)}
      />
      {filled.value(name) !== '' && filled.value(name) !== 'no' && (
        <Notice kind="caution">{t(`law.${name}Yes`)}</Notice>
      )}
      <Commented filled={filled} field={name}>
        {null}
      </Commented>
    </div>
  )
}
