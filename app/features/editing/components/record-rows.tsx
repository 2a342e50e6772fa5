import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CERTIFICATION_TYPES, COUNTRIES } from '#db/domain'
import { Button } from '#app/ui/button'
import { Check } from '#app/ui/choice-group'
import { AddIcon } from '#app/ui/icon'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { rowsIn } from './filled'
import type { Filled } from './filled'

type RowsProps = { filled: Filled }

type ListProps = RowsProps & {
  name: 'certifications' | 'intellectualProperty' | 'references'
  title: string
  aside?: ReactNode
  one: (number: number) => string
  add: string
  row: (at: string, index: number) => ReactNode
}

/** Records of one kind: those that are there, each to be changed or taken out, and an empty one to fill in. */
function RecordRows({ filled, name, title, aside, one, add, row }: ListProps) {
  const t = useTranslations('editor')
  const count = rowsIn(filled, name)
  const remark = filled.remark(name)
  return (
    <Section
      id={name}
      title={title}
      aside={
        <>
          {aside}
          {remark && <b className="warn block">{remark}</b>}
        </>
      }
    >
      <div className="fields snug">
        {Array.from({ length: count }, (_, index) => (
          <fieldset key={index} className="recordrow">
            <legend>{one(index + 1)}</legend>
            {row(`${name}[${index}]`, index)}
            <Check name={`${name}[${index}].remove`} label={t('remove')} />
          </fieldset>
        ))}
        <details className="addrow" open={count === 0}>
          <summary>
            <AddIcon /> {add}
          </summary>
          <fieldset className="recordrow">
            <legend className="vh">{one(count + 1)}</legend>
            {row(`${name}[${count}]`, count)}
          </fieldset>
          <p className="mt-4">
            <Button small name="intent" value={`more:${name}`}>
              {t('more')}
            </Button>
          </p>
        </details>
      </div>
    </Section>
  )
}

/** One line of a record. */
function Cell({
  filled,
  name,
  label,
  hint,
  type,
  short,
}: {
  filled: Filled
  name: string
  label: string
  hint?: string
  type?: 'date'
  short?: boolean
}) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      type={type}
      short={short}
      inputMode={short && !type ? 'numeric' : undefined}
      defaultValue={filled.value(name)}
      error={filled.error(name)}
    />
  )
}

export function CertificateRows({ filled }: RowsProps) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain')
  const say = useTranslations('editor.certificate')
  return (
    <RecordRows
      filled={filled}
      name="certifications"
      title={t('field.certifications')}
      aside={<p>{say('changing')}</p>}
      one={(number) => say('one', { number })}
      add={say('add')}
      row={(at, index) => (
        <>
          <CertificateState filled={filled} index={index} />
          <div className="cells">
            <Select
              name={`${at}.type`}
              label={say('type')}
              empty={say('other')}
              options={CERTIFICATION_TYPES.map((value) => ({
                value,
                label: domain(`certification.${value}`),
              }))}
              defaultValue={filled.value(`${at}.type`)}
              error={filled.error(`${at}.type`)}
            />
            <Cell filled={filled} name={`${at}.text`} label={say('text')} />
            <Cell filled={filled} name={`${at}.number`} label={say('number')} />
            <Cell filled={filled} name={`${at}.issuer`} label={say('issuer')} />
            <Cell filled={filled} name={`${at}.validFrom`} label={say('validFrom')} type="date" />
            <Cell filled={filled} name={`${at}.validTo`} label={say('validTo')} type="date" />
          </div>
        </>
      )}
    />
  )
}

function CertificateState({ filled, index }: { filled: Filled; index: number }) {
  const t = useTranslations('editor.certificate.state')
  const listing = useTranslations('listing.certificate')
  const state = filled.page.certificates[index]
  if (!state) return null
  return (
    <p className="small mute">
      {t(state.verification)}
      {state.term !== 'unknown' && ` · ${listing(state.term, { days: state.daysLeft })}`}
    </p>
  )
}

export function PropertyRows({ filled }: RowsProps) {
  const t = useTranslations('editor')
  const say = useTranslations('editor.property')
  return (
    <RecordRows
      filled={filled}
      name="intellectualProperty"
      title={t('field.intellectualProperty')}
      one={(number) => say('one', { number })}
      add={say('add')}
      row={(at) => (
        <div className="cells">
          <Cell filled={filled} name={`${at}.type`} label={say('type')} hint={say('typeHint')} />
          <Cell filled={filled} name={`${at}.title`} label={say('title')} />
          <Cell filled={filled} name={`${at}.number`} label={say('number')} />
          <Cell filled={filled} name={`${at}.country`} label={say('country')} />
          <Cell
            filled={filled}
            name={`${at}.status`}
            label={say('status')}
            hint={say('statusHint')}
          />
        </div>
      )}
    />
  )
}

export function ReferenceRows({ filled }: RowsProps) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain')
  const say = useTranslations('editor.reference')
  return (
    <RecordRows
      filled={filled}
      name="references"
      title={t('field.references')}
      aside={<p>{say('ask')}</p>}
      one={(number) => say('one', { number })}
      add={say('add')}
      row={(at) => (
        <div className="cells">
          <Cell filled={filled} name={`${at}.project`} label={say('project')} />
          <Cell filled={filled} name={`${at}.client`} label={say('client')} />
          <Cell filled={filled} name={`${at}.place`} label={say('place')} />
          <Select
            name={`${at}.country`}
            label={say('country')}
            empty={t('choose')}
            options={COUNTRIES.map((value) => ({ value, label: domain(`country.${value}`) }))}
            defaultValue={filled.value(`${at}.country`)}
          />
          <Cell filled={filled} name={`${at}.year`} label={say('year')} short />
          <Cell filled={filled} name={`${at}.scale`} label={say('scale')} />
          <Cell
            filled={filled}
            name={`${at}.result`}
            label={say('result')}
            hint={say('resultHint')}
          />
        </div>
      )}
    />
  )
}
