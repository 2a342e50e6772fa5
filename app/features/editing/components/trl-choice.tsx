import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { FieldGroup } from '#app/ui/field'

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

type Props = {
  name: string
  label: string
  hint?: ReactNode
  value: string
  error?: string
  /** Whether nothing may be chosen, as an answer of its own. */
  open?: boolean
}

/** The nine levels of readiness, each with a sentence that is true or not. */
export function TrlChoice({ name, label, hint, value, error, open }: Props) {
  const t = useTranslations('editor')
  return (
    <FieldGroup id={name} label={label} hint={hint} error={error}>
      <div className="trlwords">
        {open && (
          <label>
            <input type="radio" name={name} value="" defaultChecked={value === ''} />
            <b aria-hidden="true">–</b>
            <span>{t('trl.none')}</span>
          </label>
        )}
        {LEVELS.map((level) => (
          <label key={level}>
            <input
              type="radio"
              name={name}
              value={level}
              defaultChecked={String(level) === value}
            />
            <b>{level}</b>
            <span>{t(`trl.${level}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
