import { useState } from 'react'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { Field } from './field'
import type { FieldText } from './field'

export type TextAreaProps = FieldText &
  Omit<ComponentPropsWithoutRef<'textarea'>, 'style' | 'children' | 'maxLength' | 'value'> & {
    name: string
    /** Characters allowed; counted below, never cut off. */
    limit?: number
    /** The original beside a translation, read-only. */
    original?: { label: ReactNode; text: string; lang: string }
  }

/** Several lines of text, with a counter and, for translations, the original beside it. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  note,
  saved,
  name,
  id = name,
  limit,
  original,
  className,
  rows = 4,
  defaultValue,
  onInput,
  ...rest
}: TextAreaProps) {
  const initial = Array.isArray(defaultValue) ? defaultValue.join('\n') : String(defaultValue ?? '')
  const [length, setLength] = useState(Array.from(initial).length)
  return (
    <Field
      id={id}
      {...{ label, hint, error, optional, note, saved, className }}
      more={limit ? `${id}-count` : undefined}
    >
      {(control) => {
        const box = (
          <div>
            <textarea
              className="in"
              name={name}
              rows={rows}
              defaultValue={defaultValue}
              onInput={(event) => {
                setLength(Array.from(event.currentTarget.value).length)
                onInput?.(event)
              }}
              {...rest}
              {...control}
            />
            {limit && <Counter id={`${id}-count`} length={length} limit={limit} />}
          </div>
        )
        return original ? (
          <div className="pair">
            <div className="src" lang={original.lang}>
              <b>{original.label}</b>
              {original.text}
            </div>
            {box}
          </div>
        ) : (
          box
        )
      }}
    </Field>
  )
}

function Counter({ id, length, limit }: { id: string; length: number; limit: number }) {
  const t = useTranslations('ui')
  return (
    <p className={classNames('count', length > limit && 'over')} id={id}>
      <span aria-hidden="true">
        {length}/{limit}
      </span>
      <span className="vh">{t('counter', { length, limit })}</span>
    </p>
  )
}
