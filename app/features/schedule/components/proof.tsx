import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { Notice } from '#app/ui/notice'
import { SolverSummary } from '#app/ui/solver-summary'
import type { SolverFigure } from '#app/ui/solver-summary'
import type { Board } from '../shown'

/** What the run proved and reached, counted anew from the placements that are shown. */
export function Proof({ board }: { board: Board }) {
  const t = useTranslations('schedule')
  const { run, check } = board
  if (!check) return null
  const isOptimal = run?.status === 'optimal' && check.wrong === 0 && reaches(board, 'must') && reaches(board, 'value')
  return (
    <>
      <SolverSummary verdict={isOptimal ? 'optimal' : 'bounded'} detail={<Detail board={board} isOptimal={isOptimal} />} figures={useFigures(board)} />
      <div className="mb-4">
        <Notice kind={check.wrong === 0 ? 'positive' : 'danger'}>{check.wrong === 0 ? t('checkOk') : t('checkBad', { count: check.wrong })}</Notice>
      </div>
    </>
  )
}

const reaches = ({ run, check }: Board, objective: 'must' | 'value') =>
  run !== null && check !== null && (check.objectives[objective] ?? 0) >= (run.bounds[objective] ?? Infinity) - 1e-6

function Detail({ board: { run, check }, isOptimal }: { board: Board; isOptimal: boolean }) {
  const t = useTranslations('schedule')
  const locale = useLocale()
  if (!run) return <>{t('handmade')}</>
  const bound = run.bounds.value ?? 0
  const gap = bound > 0 ? (bound - (check?.objectives.value ?? 0)) / bound : 0
  const percent = `${formatNumber(Math.round(gap * 1000) / 10, locale)} %`
  return (
    <>
      {isOptimal ? t('proof', { seconds: run.seconds }) : t('gapProof', { gap: percent, seconds: run.seconds })}
      <br />
      {t('madeAt', { time: run.at, seed: run.seed })}
    </>
  )
}

function useFigures({ run, check, meetings, toPlace, unplaced }: Board): SolverFigure[] {
  const t = useTranslations('schedule')
  const locale = useLocale()
  const objectives = check?.objectives ?? {}
  const number = (value: number | undefined) => formatNumber(value ?? 0, locale)
  const against = (reached: number, bound: number | undefined) =>
    bound === undefined ? {} : {
      suffix: t('ofBound', { bound: number(bound) }),
      track: { reached, bound: Math.max(bound, 1), label: reached >= bound ? t('atBound') : t('toBound', { gap: number(bound - reached) }) },
    }
  const total = Math.max(toPlace, meetings.length)
  return [
    { label: t('must'), value: number(objectives.must), ...against(objectives.must ?? 0, run?.bounds.must) },
    { label: t('value'), value: number(objectives.value), ...against(objectives.value ?? 0, run?.bounds.value) },
    {
      label: t('placed'),
      value: number(meetings.length),
      suffix: t('ofMeetings', { count: total }),
      track: { reached: meetings.length, bound: Math.max(total, 1), label: t('missing', { count: unplaced.length }) },
    },
    { label: t('share'), value: number(Math.round((objectives.minShare ?? 0) * 100)), suffix: '%' },
    { label: t('gaps'), value: number(objectives.gaps), suffix: t('gapsSuffix', { changes: objectives.tableChanges ?? 0 }) },
  ]
}
