import type { ComponentPropsWithoutRef } from 'react'
import { classNames } from './class-names'
import { Field } from './field'
import type { FieldText } from './field'

export type SelectOption = { value: string; label: string; lang?: string }
export type SelectProps = FieldText &
  Omit<ComponentPropsWithoutRef<'select'>, 'style' | 'children'> & {
    name: string
    options: (SelectOption | { group: string; options: SelectOption[] })[]
    /** The first choice, which stands for "nothing chosen". */
    empty?: string
    short?: boolean
  }

const optionOf = ({ value, label, lang }: SelectOption) => (
  <option key={value} value={value} lang={lang}>
    {label}
  </option>
)

/** One of many, with the browser's own list. */
export function Select({
  label,
  hint,
  error,
  optional,
  note,
  saved,
  name,
  id = name,
  options,
  empty,
  short,
  className,
  ...rest
}: SelectProps) {
  return (
    <Field id={id} {...{ label, hint, error, optional, note, saved, className }}>
      {(control) => (
        <select className={classNames('in', short && 'short')} name={name} {...rest} {...control}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) =>
            'group' in option ? (
              <optgroup key={option.group} label={option.group}>
                {option.options.map(optionOf)}
              </optgroup>
            ) : (
              optionOf(option)
            ),
          )}
        </select>
      )}
    </Field>
  )
}
