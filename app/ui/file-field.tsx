import type { ComponentPropsWithoutRef } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from './field'
import type { FieldText } from './field'

export type FileFieldProps = FieldText &
  Omit<ComponentPropsWithoutRef<'input'>, 'style' | 'children' | 'type'> & {
    name: string
    /** The form was refused: a browser without scripts has forgotten the file by now. */
    refused?: boolean
  }

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
  refused,
  ...rest
}: FileFieldProps) {
  const t = useTranslations('ui')
  return (
    <Field id={id} {...{ label, hint, error, optional, note, saved, className }}>
      {(control) => (
        <>
          <input className="in" type="file" name={name} {...rest} {...control} />
          {refused && (
            <noscript>
              <p className="hint">{t('fileAgain')}</p>
            </noscript>
          )}
        </>
      )}
    </Field>
  )
}
