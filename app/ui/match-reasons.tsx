import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { ClashIcon } from './icon'

export type Reason = {
  id: string
  /** The sentence that says what was compared and how it came out. */
  text: ReactNode
  /** Points reached of the weight. */
  points: number
  weight: number
  /** Something is missing: marked with an open tile. */
  lack?: boolean
}
export type Blocker = {
  id: string
  text: ReactNode
  /** The cap it puts on the score, as a sentence. */
  cap?: ReactNode
}

type Props = {
  score?: { value: number; of: number }
  reasons: Reason[]
  blockers?: Blocker[]
  /** Useful or not: a form with two buttons. */
  feedback?: ReactNode
}

/** Why two things fit: blockers first, then a row a criterion, where the track's length is the weight and its fill what was reached. */
export function MatchReasons({ score, reasons, blockers = [], feedback }: Props) {
  const t = useTranslations('ui')
  const largest = Math.max(...reasons.map((reason) => reason.weight), 1)
  return (
    <div>
      {score && (
        <p className="score">
          {score.value}
          <small> / {t('points', { of: score.of })}</small>
        </p>
      )}
      <ul className={classNames('reasons', score && 'mt-4')}>
        {blockers.map((blocker) => (
          <li key={blocker.id} className="blocker">
            <ClashIcon />
            <span>
              {blocker.text}
              {blocker.cap && <small>{blocker.cap}</small>}
            </span>
          </li>
        ))}
        {reasons.map(({ id, text, points, weight, lack }) => (
          <li key={id} className={lack ? 'lack' : undefined}>
            <span>{text}</span>
            <WeightTrack points={points} weight={weight} largest={largest} />
            <span className="v">
              {points}/{weight}
            </span>
          </li>
        ))}
      </ul>
      {feedback && <div className="helpful">{feedback}</div>}
    </div>
  )
}

const percent = (part: number, whole: number) =>
  `${whole > 0 ? Math.round((part / whole) * 10000) / 100 : 0}%`

function WeightTrack({
  points,
  weight,
  largest,
}: {
  points: number
  weight: number
  largest: number
}) {
  return (
    <svg className="bar" aria-hidden="true">
      <rect className="track" width={percent(weight, largest)} height="100%" />
      <rect className="fill" width={percent(points, largest)} height="100%" />
    </svg>
  )
}
