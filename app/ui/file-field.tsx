import type { ComponentPropsWithoutRef } from 'react'
import { Field } from './field'
import type { FieldText } from './field'

export type FileFieldProps = FieldText &
  Omit<ComponentPropsWithoutRef<'input'>, 'style' | 'children' | 'type'> & { name: string }

/** A file from the reader's device; kinds and size belong into the hint. */
export function FileField({
  label,
  hint,
  error,
  optional,
  note,
  saved,
  name,
  id = name,
  className,
  ...rest
}: FileFieldProps) {
  return (
    <Field id={id} {...{ label, hint, error, optional, note, saved, className }}>
      {(control) => <input className="in" type="file" name={name} {...rest} {...control} />}
    </Field>
  )
}
