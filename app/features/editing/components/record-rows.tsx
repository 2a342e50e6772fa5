import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { Check } from '#app/ui/choice-group'
import { AddIcon } from '#app/ui/icon'
import { Section } from '#app/ui/section'
import { TextField } from '#app/ui/text-field'
import { Commented } from './commented'
import { rowsIn } from './filled'
import type { Filled } from './filled'

export type RowsProps = { filled: Filled }

type ListProps = RowsProps & {
  name: 'certifications' | 'intellectualProperty' | 'references'
  title: string
  aside?: ReactNode
  one: (number: number) => string
  add: string
  row: (at: string) => ReactNode
}

/** Records of one kind: those that are there, each to be changed or taken out, and an empty one to fill in. */
export function RecordRows({ filled, name, title, aside, one, add, row }: ListProps) {
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
            {row(`${name}[${index}]`)}
            <Check name={`${name}[${index}].remove`} label={t('remove')} />
          </fieldset>
        ))}
        <details className="addrow" open={count === 0}>
          <summary>
            <AddIcon /> {add}
          </summary>
          <fieldset className="recordrow">
            <legend className="vh">{one(count + 1)}</legend>
            {row(`${name}[${count}]`)}
          </fieldset>
          <p className="mt-4">
            <Button small name="intent" value={`more:${name}`}>
              {t('more')}
            </Button>
          </p>
        </details>
        <Commented filled={filled} field={name}>
          {null}
        </Commented>
      </div>
    </Section>
  )
}

/** One line of a record. */
export function Cell({
  filled,
  name,
  label,
  hint,
  type,
  short,
  wide,
}: {
  filled: Filled
  name: string
  label: string
  hint?: string
  type?: 'date'
  short?: boolean
  /** Across the whole row. */
  wide?: boolean
}) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      type={type}
      short={short}
      className={wide ? 'wide' : undefined}
      inputMode={short && !type ? 'numeric' : undefined}
      defaultValue={filled.value(name)}
      error={filled.error(name)}
    />
  )
}
