import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorIcon } from './icon'

type Props = { errors: { id: string | null; message: string }[]; title?: string }

/** First in a form that could not be saved: how many places, and a link to each in the same words. Takes focus. */
export function ErrorSummary({ errors, title }: Props) {
  const t = useTranslations('ui')
  const box = useRef<HTMLDivElement>(null)
  const said = errors.map((error) => error.message).join('\n')
  useEffect(() => box.current?.focus(), [said])
  if (errors.length === 0) return null
  return (
    <div
      className="note danger"
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary"
      ref={box}
    >
      <ErrorIcon />
      <div>
        <h2 id="error-summary">{title ?? t('errorSummary', { count: errors.length })}</h2>
        <ul>
          {errors.map(({ id, message }) => (
            <li key={`${id ?? ''}${message}`}>
              {id === null ? message : <a href={`#${id}`}>{message}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
