import { memo } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { Notice } from '#app/ui/notice'
import { SolverSummary } from '#app/ui/solver-summary'
import type { SolverFigure } from '#app/ui/solver-summary'
import type { Board } from '../shown'

/** What the run proved and reached, counted anew from the placements that are shown. */
export const Proof = memo(function Proof({ board }: { board: Board }) {
  const t = useTranslations('schedule')
  const { run, check, mayWork } = board
  const figures = useFigures(board)
  if (!run || !check) return null
  const isOptimal =
    run.status === 'optimal' &&
    check.wrong === 0 &&
    reaches(board, 'must') &&
    reaches(board, 'value')
  return (
    <>
      <SolverSummary
        verdict={isOptimal ? 'optimal' : 'bounded'}
        detail={<Detail board={board} isOptimal={isOptimal} />}
        figures={figures}
      />
      {mayWork && (
        <div className="mb-4">
          <Notice kind={check.wrong === 0 ? 'positive' : 'danger'}>
            {check.wrong === 0 ? t('checkOk') : t('checkBad', { count: check.wrong })}
          </Notice>
          <OverLimits board={board} />
          <LongRows rows={board.longRows} />
        </div>
      )}
    </>
  )
})

/** As many are named; a limit that was lowered may concern hundreds. */
const MOST_NAMED = 6

/** Organisations and delegates with more meetings than a limit that was lowered since: nothing is published so. */
export function OverLimits({ board: { overLimits } }: { board: Pick<Board, 'overLimits'> }) {
  const t = useTranslations('board')
  const format = useFormatter()
  if (overLimits.length === 0) return null
  const named = overLimits.slice(0, MOST_NAMED)
  const people = named.filter((one) => one.isDelegate)
  const more = overLimits.length - named.length
  return (
    <div className="mt-2">
      <Notice kind="danger" title={t('overLimits.title')}>
        {[
          ...named
            .filter((one) => !one.isDelegate)
            .map(({ who, count, limit }) => t('overLimits.organisation', { who, count, limit })),
          ...people.slice(0, 1).map(({ limit }) =>
            t('overLimits.delegates', {
              limit,
              people: format.list(
                people.map(({ who, count }) => t('overLimits.delegate', { who, count })),
              ),
            }),
          ),
          ...(more > 0 ? [t('overLimits.more', { count: more })] : []),
          t('overLimits.way'),
        ].join(' ')}
      </Notice>
    </div>
  )
}

/** Interpreters who would have too many meetings in a row: not forbidden, but to be known before it is published. */
export function LongRows({ rows }: { rows: Board['longRows'] }) {
  const t = useTranslations('board')
  if (rows.length === 0) return null
  return (
    <div className="mt-2">
      <Notice kind="caution" title={t('longRows.title')}>
        {rows.map((row) => t('longRows.row', row)).join(' ')} {t('longRows.way')}
      </Notice>
    </div>
  )
}

const reaches = (board: Board, objective: 'must' | 'value') =>
  (reached(board)[objective] ?? 0) >= (board.run?.bounds[objective] ?? Infinity) - 1e-6

/** While it is worked on, what the placements reach now; afterwards what they reached when the schedule was made. */
const reached = ({ run, check, mayWork }: Board): Record<string, number> =>
  (mayWork ? check?.objectives : run?.objectives) ?? {}

function Detail({ board, isOptimal }: { board: Board; isOptimal: boolean }) {
  const t = useTranslations('schedule')
  const words = useTranslations('board')
  const locale = useLocale()
  const { run } = board
  if (!run) return null
  const bound = run.bounds.value ?? 0
  const gap = bound > 0 ? (bound - (reached(board).value ?? 0)) / bound : 0
  const percent = `${formatNumber(Math.round(gap * 1000) / 10, locale)} %`
  return (
    <>
      {run.fill && `${words('fillProof')} `}
      {isOptimal
        ? t('proof', { seconds: run.seconds })
        : t('gapProof', { gap: percent, seconds: run.seconds })}
      <br />
      {t('madeAt', { time: run.at, seed: run.seed })}
    </>
  )
}

function useFigures(board: Board): SolverFigure[] {
  const { run, meetings, toPlace, unplaced } = board
  const t = useTranslations('schedule')
  const locale = useLocale()
  const objectives = reached(board)
  const number = (value: number | undefined) => formatNumber(value ?? 0, locale)
  const against = (value: number, bound: number | undefined) =>
    bound === undefined
      ? {}
      : {
          suffix: t('ofBound', { bound: number(bound) }),
          track: {
            reached: value,
            bound: Math.max(bound, 1),
            label: value >= bound ? t('atBound') : t('toBound', { gap: number(bound - value) }),
          },
        }
  const total = Math.max(toPlace, meetings.length)
  return [
    {
      label: t('must'),
      value: number(objectives.must),
      ...against(objectives.must ?? 0, run?.bounds.must),
    },
    {
      label: t('value'),
      value: number(objectives.value),
      ...against(objectives.value ?? 0, run?.bounds.value),
    },
    {
      label: t('placed'),
      value: number(meetings.length),
      suffix: t('ofMeetings', { count: total }),
      track: {
        reached: meetings.length,
        bound: Math.max(total, 1),
        label: t('missing', { count: unplaced.length }),
      },
    },
    { label: t('share'), value: number(Math.round((objectives.minShare ?? 0) * 100)), suffix: '%' },
    {
      label: t('gaps'),
      value: number(objectives.gaps),
      suffix: t('gapsSuffix', { changes: objectives.tableChanges ?? 0 }),
    },
  ]
}
