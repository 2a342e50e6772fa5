import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { classNames } from './class-names'
import { Field } from './field'
import type { FieldText } from './field'

export type TextFieldProps = FieldText &
  Omit<ComponentPropsWithoutRef<'input'>, 'style' | 'children'> & {
    name: string
    /** A unit after the control: "km", "원". */
    unit?: ReactNode
    /** As wide as its content, not as its column. */
    short?: boolean
  }

/** One line of text, a number, a date or an address. */
export function TextField({
  label,
  hint,
  error,
  optional,
  note,
  saved,
  name,
  id = name,
  unit,
  short,
  className,
  type = 'text',
  ...rest
}: TextFieldProps) {
  return (
    <Field id={id} {...{ label, hint, error, optional, note, saved, className }}>
      {(control) => {
        const input = (
          <input
            className={classNames('in', short && 'short')}
            name={name}
            type={type}
            {...rest}
            {...control}
          />
        )
        return unit ? (
          <div className="affix">
            {input}
            <span className="small mute">{unit}</span>
          </div>
        ) : (
          input
        )
      }}
    </Field>
  )
}
