import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'

export type Fact = {
  term: string
  /** Empty is written as "not given". */
  detail?: ReactNode
  lang?: string
  note?: ReactNode
}

/** Terms and details: beside each other, tight, one under the other, or four at a glance. */
export function DefinitionList({
  facts,
  kind = 'plain',
}: {
  facts: Fact[]
  kind?: 'plain' | 'tight' | 'one' | 'glance'
}) {
  const glance = kind === 'glance'
  return (
    <dl className={glance ? 'glance' : classNames('facts', kind !== 'plain' && kind)}>
      {facts.map((fact) => {
        const pair = <Pair {...fact} />
        return glance ? (
          <div key={fact.term}>{pair}</div>
        ) : (
          <Fragment key={fact.term}>{pair}</Fragment>
        )
      })}
    </dl>
  )
}

function Pair({ term, detail, lang, note }: Fact) {
  const t = useTranslations('ui')
  const empty = detail === undefined || detail === null || detail === ''
  return (
    <>
      <dt>{term}</dt>
      <dd lang={lang} className={empty ? 'none' : undefined}>
        {empty ? t('notGiven') : detail}
        {note && <small className="small faint block">{note}</small>}
      </dd>
    </>
  )
}
