import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { REPAIR_KINDS } from '../schema'
import type { RepairDesk } from '../shown'

type Kind = (typeof REPAIR_KINDS)[number]
type Field = 'participant' | 'until' | 'table' | 'interpreter' | 'placed' | 'waiting'
const FIELDS: Record<Kind, Field[]> = {
  noShow: ['participant'],
  late: ['participant', 'until'],
  tableLost: ['table'],
  interpreterLost: ['interpreter'],
  add: ['waiting'],
  cancel: ['placed'],
}

type Props = {
  desk: RepairDesk
  asked: Record<string, string | string[]>
  errors: FormErrors
}

/**
 * What happened, and from when on. First the kind: without scripts the page then asks for what belongs to it, with
 * scripts the fields follow at once.
 */
export function RepairForm({ desk, asked, errors }: Props) {
  const t = useTranslations('board')
  const value = (name: string, fallback = '') =>
    errors.value(name, [asked[name] ?? fallback].flat()[0])
  const given = REPAIR_KINDS.find((one) => one === value('kind'))
  const [kind, setKind] = useState<Kind | ''>(given ?? '')
  if (!desk.mayWork) return <p className="mute">{t('repairs.closed')}</p>
  const fields = kind === '' ? [] : FIELDS[kind]
  return (
    <Section id="what" title={t('repairs.what')} aside={<p>{t('repairs.aside')}</p>}>
      <Form method="get" className="fields snug">
        <Select
          name="kind"
          label={t('repairs.kindLabel')}
          empty={t('repairs.chooseKind')}
          defaultValue={kind}
          onChange={(event) =>
            setKind(REPAIR_KINDS.find((one) => one === event.target.value) ?? '')
          }
          error={errors.of('kind')}
          options={REPAIR_KINDS.map((one) => ({ value: one, label: t(`repairs.kind.${one}`) }))}
        />
        <Select
          name="at"
          label={t('repairs.at')}
          hint={t('repairs.atHint')}
          defaultValue={value('at', desk.next)}
          error={errors.of('at')}
          options={desk.slots}
        />
        {fields.map((field) => (
          <AskedField key={field} field={field} desk={desk} value={value} errors={errors} />
        ))}
        <div>
          <Button kind="primary">
            {fields.length > 0 ? t('repairs.propose') : t('repairs.on')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

function AskedField({
  field,
  desk,
  value,
  errors,
}: {
  field: Field
  desk: RepairDesk
  value: (name: string) => string | undefined
  errors: FormErrors
}) {
  const t = useTranslations('board')
  const name = field === 'placed' || field === 'waiting' ? 'meeting' : field
  const options = {
    participant: desk.participants,
    until: desk.slots,
    table: desk.tables,
    interpreter: desk.interpreters,
    placed: desk.placed,
    waiting: desk.waiting,
  }[field]
  return (
    <Select
      name={name}
      label={t(`repairs.field.${field}`)}
      empty={t('repairs.choose')}
      defaultValue={value(name) ?? ''}
      error={errors.of(name)}
      options={options}
    />
  )
}

/** Who was reported away, with the way to take it back when they came after all. */
export function AbsenceReports({ desk }: { desk: RepairDesk }) {
  const t = useTranslations('board')
  if (desk.reports.length === 0) return null
  return (
    <Section id="reports" title={t('repairs.reports')}>
      <ul className="left">
        {desk.reports.map(({ id, kind, name, from, until }) => (
          <li key={id}>
            <b>{name}</b>{' '}
            {kind === 'late'
              ? t('repairs.late', { from, until: until ?? '' })
              : t('repairs.noShow', { from })}
            {desk.mayWork && (
              <Form method="post" className="acts">
                <input type="hidden" name="intent" value="takeBack" />
                <input type="hidden" name="reportId" value={id} />
                <Button small>{t('repairs.takeBack')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
