import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { ClashIcon, ClockIcon, RunningIcon, VerifiedIcon } from './icon'

/** optimal: proven; bounded: ended with a proven gap; interrupted: stopped by hand; running; impossible: no plan exists. */
export type Verdict = 'optimal' | 'bounded' | 'interrupted' | 'running' | 'impossible'

export type SolverFigure = {
  label: string
  value: string
  /** Behind the figure, small: "/ 상한 19", "%, 2개 기관". */
  suffix?: string
  /** What was reached of a bound. */
  track?: { reached: number; bound: number; label: string }
}

const LOOK = {
  optimal: ['ok', VerifiedIcon],
  bounded: ['warn', ClockIcon],
  interrupted: ['warn', ClockIcon],
  running: ['mute', RunningIcon],
  impossible: ['bad', ClashIcon],
} as const

/** What a run of the planner proved and reached: the verdict, then figures against their bounds. */
export function SolverSummary({
  verdict,
  detail,
  figures,
}: {
  verdict: Verdict
  detail: ReactNode
  figures: SolverFigure[]
}) {
  const t = useTranslations('ui')
  const [tone, Icon] = LOOK[verdict]
  return (
    <section className="solve" aria-label={t('planResult')}>
      <div>
        <p className={classNames('verdict', tone)}>
          <Icon />
          {t(`verdict.${verdict}`)}
        </p>
        <p className="k">{detail}</p>
      </div>
      {figures.map(({ label, value, suffix, track }) => (
        <div key={label}>
          <p className="k">{label}</p>
          <p className="v">
            {value}
            {suffix && <small> {suffix}</small>}
          </p>
          {track && <BoundTrack className="gap" {...track} />}
        </div>
      ))}
    </section>
  )
}

type TrackProps = {
  reached: number
  bound: number
  /** The end of the track when the bound lies before it. */
  end?: number
  label: string
  className: 'gap' | 'prog'
}

const percent = (part: number, whole: number) =>
  whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0

/** A track filled to what is reached, with a tick at the proven bound. */
export function BoundTrack({ reached, bound, end = bound, label, className }: TrackProps) {
  return (
    <svg className={className} role="img" aria-label={label}>
      <rect className="track" y="25%" width="100%" height="50%" />
      <rect className="fill" y="25%" width={`${percent(reached, end).toFixed(1)}%`} height="50%" />
      <rect
        className="bound"
        x={`${Math.max(0, percent(bound, end) - 0.01).toFixed(2)}%`}
        width="2"
        height="100%"
        transform="translate(-1)"
      />
    </svg>
  )
}

type ProgressProps = {
  /** What is happening or how it ended, in a sentence. */
  title: ReactNode
  value: number
  bound: number
  trackLabel: string
  /** Left and right under the track: value and bound; the gap in percent. */
  left?: ReactNode
  right?: ReactNode
  acts?: ReactNode
  /** Seconds so far, what more might be possible. */
  note?: ReactNode
}

/** A run that is under way or ended without proof: value on a track that ends past the proven bound. */
export function SolverProgress({
  title,
  value,
  bound,
  trackLabel,
  left,
  right,
  acts,
  note,
}: ProgressProps) {
  return (
    <div className="panel">
      <p>{title}</p>
      <BoundTrack
        className="prog"
        reached={value}
        bound={bound}
        end={bound * 1.045}
        label={trackLabel}
      />
      {(left || right) && (
        <p className="row small justify-between">
          <span>{left}</span>
          <b>{right}</b>
        </p>
      )}
      {note && <p className="small mute">{note}</p>}
      {acts && <div className="row mt-4">{acts}</div>}
    </div>
  )
}
