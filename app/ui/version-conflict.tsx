import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { wordDifference } from './word-difference'
import type { Piece } from './word-difference'

export type ConflictField = {
  name: string
  label: string
  mine: string
  theirs: string
  lang?: string
}

type Props = {
  /** Who saved meanwhile, and when. */
  who: string
  at: string
  fields: ConflictField[]
  /** Take mine, take theirs, save the choice: buttons of the form around it. */
  acts: ReactNode
}

/** Someone saved while the reader wrote: both versions field by field, a choice for each. Nothing is lost meanwhile. */
export function VersionConflict({ who, at, fields, acts }: Props) {
  const t = useTranslations('ui')
  const theirs = t('conflict.theirs', { who })
  return (
    <section className="dialog" aria-labelledby="version-conflict">
      <h2 id="version-conflict">{t('conflict.title')}</h2>
      <p className="lede">{t('conflict.text', { who, at })}</p>
      <table className="vs">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{theirs}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const difference = wordDifference(field.mine, field.theirs)
            return (
              <tr key={field.name}>
                <th scope="row">{field.label}</th>
                <td data-k={t('conflict.mine')} lang={field.lang}>
                  <label>
                    <input type="radio" name={`choose.${field.name}`} value="mine" defaultChecked />
                    <Pieces pieces={difference.mine} as="ins" />
                  </label>
                </td>
                <td data-k={theirs} lang={field.lang}>
                  <label>
                    <input type="radio" name={`choose.${field.name}`} value="theirs" />
                    <Pieces pieces={difference.theirs} as="del" />
                  </label>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="row">{acts}</div>
    </section>
  )
}

function Pieces({ pieces, as: Tag }: { pieces: Piece[]; as: 'ins' | 'del' }) {
  const t = useTranslations('ui')
  if (pieces.length === 0) return <span className="none">{t('notGiven')}</span>
  return (
    <span>
      {pieces.map((piece, index) =>
        piece.changed ? <Tag key={index}>{piece.text}</Tag> : piece.text,
      )}
    </span>
  )
}
