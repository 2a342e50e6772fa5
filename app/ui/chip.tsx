import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { CheckIcon, CloseIcon, DownIcon } from './icon'

type ChipProps = {
  children: ReactNode
  state?: 'plain' | 'hit' | 'off'
  to?: string
  lang?: string
}

/** A small tile and a word. */
export function Chip({ children, state = 'plain', to, lang }: ChipProps) {
  const className = classNames('chip', state !== 'plain' && state)
  return to ? (
    <Anchor className={className} to={to} lang={lang}>
      {children}
    </Anchor>
  ) : (
    <span className={className} lang={lang}>
      {children}
    </span>
  )
}

type Submit = { name: string; value: string; form?: string }
type ConceptChipProps = {
  label: string
  lang?: string
  to?: string
  state?: 'plain' | 'hit' | 'suggested' | 'off'
  /** Buttons that submit the form around the chip. */
  confirm?: Submit
  remove?: Submit
}

/** A concept in the reader's language: matched, suggested by the text, removable. */
export function ConceptChip({
  label,
  lang,
  to,
  state = 'plain',
  confirm,
  remove,
}: ConceptChipProps) {
  const t = useTranslations('ui')
  if (!confirm && !remove) {
    if (state === 'suggested')
      return (
        <span className="chip suggested" lang={lang}>
          {label}
        </span>
      )
    return (
      <Chip state={state} to={to} lang={lang}>
        {label}
      </Chip>
    )
  }
  return (
    <span className={classNames('chip', state !== 'plain' && state)}>
      {to ? (
        <Anchor to={to} lang={lang}>
          {label}
        </Anchor>
      ) : (
        <span lang={lang}>{label}</span>
      )}
      {confirm && (
        <button className="act" {...confirm}>
          <CheckIcon label={t('confirm', { label })} />
        </button>
      )}
      {remove && (
        <button className="act" {...remove}>
          <CloseIcon label={t('remove', { label })} />
        </button>
      )}
    </span>
  )
}

/** A list of chips. */
export function Chips({ label, children }: { label: string; children: ReactNode[] }) {
  return (
    <ul className="chips" aria-label={label}>
      {children.map((chip, index) => (
        <li key={index}>{chip}</li>
      ))}
    </ul>
  )
}

type UnderstoodProps = {
  /** What sort of thing was understood: concept, place, certificate, negation. */
  kind: string
  value: string
  /** The same search without it. */
  removeTo: string
  /** Other senses the words may have. */
  senses?: { label: string; to: string; current?: boolean }[]
}

/** What the search understood, with a way to take it out and, when words are ambiguous, other senses. */
export function UnderstoodChip({ kind, value, removeTo, senses = [] }: UnderstoodProps) {
  const t = useTranslations('ui')
  return (
    <span className={classNames('und', senses.length > 0 && 'three')}>
      <span>
        <span className="k">{kind}</span>
        <b>{value}</b>
      </span>
      {senses.length > 0 && (
        <details className="drop">
          <summary>
            <DownIcon label={t('senses', { value })} />
          </summary>
          <div className="sheet">
            {senses.map((sense) => (
              <Anchor
                key={sense.to}
                to={sense.to}
                aria-current={sense.current ? 'true' : undefined}
              >
                {sense.label}
              </Anchor>
            ))}
          </div>
        </details>
      )}
      <Anchor to={removeTo}>
        <CloseIcon label={t('remove', { label: value })} />
      </Anchor>
    </span>
  )
}
