import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { Button } from '#app/ui/button'
import { RefreshIcon, UndoIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { SolverProgress } from '#app/ui/solver-summary'
import { SOLVE_SECONDS } from '../schema'
import type { LastAct as Act, Board } from '../shown'

/** One button to make the schedule, one to fill only what is free, and how long to look. */
export function SolveForm({ board, again }: { board: Board; again: boolean }) {
  const t = useTranslations('schedule')
  const words = useTranslations('board')
  if (board.job?.state === 'running') return null
  return (
    <Form method="post" className="row items-end" preventScrollReset>
      <input type="hidden" name="intent" value="solve" />
      <Select
        name="seconds"
        label={words('lookFor')}
        short
        defaultValue="10"
        options={SOLVE_SECONDS.map((seconds) => ({
          value: String(seconds),
          label: words('duration', { seconds }),
        }))}
      />
      <Button kind={again ? 'plain' : 'primary'} icon={RefreshIcon}>
        {again ? t('solveAgain') : t('solve')}
      </Button>
      {again && board.unplaced.length > 0 && (
        <Button name="fill" value="on">
          {words('fill')}
        </Button>
      )}
    </Form>
  )
}

/** How the search goes, with a way to stop it; without scripts the page looks again by itself. */
export function SolveProgress({ board }: { board: Board }) {
  const t = useTranslations('board')
  const locale = useLocale()
  const { job } = board
  const errors = useTranslations('errors')
  if (!job) return null
  if (job.state === 'failed' && job.error) {
    const key = job.error.code as Parameters<typeof errors.has>[0]
    return (
      <div className="my-4">
        <Notice kind="danger" live title={t('failed')}>
          {errors.has(key) ? errors(key, job.error.params) : job.error.code}
        </Notice>
      </div>
    )
  }
  if (job.state !== 'running') return null
  const gap = job.bound > 0 ? Math.max(0, (job.bound - job.value) / job.bound) : 1
  const percent = `${formatNumber(Math.round(gap * 1000) / 10, locale)} %`
  const number = (value: number) => formatNumber(Math.round(value), locale)
  return (
    <div className="my-4" role="status" id="progress">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <SolverProgress
        title={
          <b>
            {job.placed === null
              ? t('progress.begun')
              : t('progress.placed', { count: job.placed, of: job.of ?? 0 })}
          </b>
        }
        value={job.value}
        bound={Math.max(job.bound, 1)}
        trackLabel={t('progress.track', { gap: percent })}
        left={
          job.bound > 0
            ? t('progress.value', { value: number(job.value), bound: number(job.bound) })
            : undefined
        }
        right={job.bound > 0 ? t('progress.gap', { gap: percent }) : undefined}
        note={t('progress.time', { passed: job.passed, seconds: job.seconds, who: job.by })}
        acts={
          board.mayWork && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="stop" />
              <Button small>{t('stop')}</Button>
            </Form>
          )
        }
      />
    </div>
  )
}

/** The last act of hand, whoever did it, and the way back. */
export function LastAct({ draft, act }: { draft: { id: string; version: number }; act: Act }) {
  const t = useTranslations('board')
  const { kind, who, pair, time } = act
  return (
    <Form method="post" className="row small mb-4 noprint" preventScrollReset>
      <input type="hidden" name="intent" value="undo" />
      <input type="hidden" name="actId" value={act.id} />
      <input type="hidden" name="scheduleId" value={draft.id} />
      <input type="hidden" name="version" value={draft.version} />
      <span className="mute">{t(`act.${kind}`, { who, pair, time })}</span>
      <Button small kind="quiet" icon={UndoIcon}>
        {t('undo')}
      </Button>
    </Form>
  )
}
