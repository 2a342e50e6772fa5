import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { Button } from '#app/ui/button'
import { ComparisonTable } from '#app/ui/comparison-table'
import { ClashIcon } from '#app/ui/icon'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { MOST_WEIGHT } from '../comparison-state'
import type { ComparisonState } from '../comparison-state'
import type { WeighedCell, WeighedRow, Weighing } from '../model'

type Column = Parameters<typeof ComparisonTable>[0]['columns'][number]
type Props = { weighing: Weighing; state: ComparisonState; columns: Column[] }

/** The scores by what the reader finds important. A form without scripts: every choice of weights is an address. */
export function WeighingTable({ weighing, state, columns }: Props) {
  const t = useTranslations('search.weigh')
  const to = paths(useLocale())
  return (
    <Section id="weigh" title={t('title')} aside={<p>{t('lede')}</p>}>
      <Form method="get" action={to.compare()} className="stack">
        <input type="hidden" name="ids" value={state.slugs.join(',')} />
        {weighing.needs.length > 0 && (
          <Select
            name="need"
            label={t('against')}
            hint={t('againstHint')}
            empty={t('eachOther')}
            options={weighing.needs.map(({ slug, title }) => ({
              value: slug,
              label: title.text,
              lang: title.locale,
            }))}
            defaultValue={weighing.need?.slug ?? ''}
          />
        )}
        <ComparisonTable
          caption={t('title')}
          columns={columns}
          rows={[
            scoreRow(weighing, t),
            ...standsRow(weighing, t('stands')),
            ...weighing.rows.map((row) => ({
              id: row.criterion,
              label: <WeightField row={row} />,
              same: row.same,
              cells: row.cells.map((cell, at) => <Cell key={at} cell={cell} weight={row.weight} />),
            })),
          ]}
        />
        <div className="row noprint">
          <Button kind="primary">{t('weigh')}</Button>
          <p className="small mute">{t('hint', { most: MOST_WEIGHT })}</p>
        </div>
      </Form>
    </Section>
  )
}

function scoreRow({ totals }: Weighing, t: ReturnType<typeof useTranslations<'search.weigh'>>) {
  return {
    id: 'score',
    label: <b>{t('score')}</b>,
    cells: totals.map((total, at) =>
      total ? (
        <span key={at}>
          <b className="num">{total.score}</b>
          {total.unknown > 0 && (
            <span className="small mute block">
              {t('upTo', { atMost: total.atMost, count: total.unknown })}
            </span>
          )}
        </span>
      ) : (
        <span key={at} className="faint">
          {t('noWeight')}
        </span>
      ),
    ),
  }
}

function standsRow({ against }: Weighing, label: string) {
  if (against.every((one) => one.length === 0)) return []
  const cells = against.map((reasons, at) => (
    <ul key={at}>
      {reasons.map((reason) => (
        <li key={reason}>
          <ClashIcon /> {reason}
        </li>
      ))}
    </ul>
  ))
  return [{ id: 'stands', label, cells }]
}

function WeightField({ row: { criterion, label, weight } }: { row: WeighedRow }) {
  const t = useTranslations('search.weigh')
  return (
    <label className="weight">
      <span>{label}</span>
      <select
        key={weight}
        className="in short"
        name={`w-${criterion}`}
        defaultValue={weight}
        aria-label={t('weightOf', { criterion: label })}
      >
        {Array.from({ length: MOST_WEIGHT + 1 }, (_one, value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Points out of the weight and the fact behind them. Not known is not the same as nothing reached. */
function Cell({ cell: { share, points, text }, weight }: { cell: WeighedCell; weight: number }) {
  const t = useTranslations('search.weigh')
  const locale = useLocale()
  if (share === null || points === null)
    return (
      <span className="unknown">
        <span className="faint">{t('unknown')}</span>
        {text && <span className="small mute block">{text}</span>}
      </span>
    )
  return (
    <span>
      <span className="num">
        {t('points', { points: formatNumber(points, locale), weight: String(weight) })}
      </span>
      <svg className="bar" aria-hidden="true">
        <rect className="track" width="100%" height="100%" />
        <rect className="fill" width={`${Math.round(share * 100)}%`} height="100%" />
      </svg>
      <span className="small mute block">{share === 0 ? `${t('failed')} · ${text}` : text}</span>
    </span>
  )
}
