import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import type { ComparedSide, Comparison, Version } from '../shown'
import { ChangeList, ToldList } from './change-list'
import { LastAct } from './solve-parts'

/** Two versions side by side: what each reaches, what stands elsewhere, whom that concerns. */
export function VersionComparison({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('board')
  const { sides, changes, told, draft } = comparison
  if (!sides)
    return <EmptyState title={t('versions.emptyTitle')}>{t('versions.emptyText')}</EmptyState>
  return (
    <>
      <Choice comparison={comparison} sides={sides} />
      {draft && <LastAct draft={draft} act={draft.lastAct} />}
      <Section id="figures" title={t('versions.figures')}>
        <Figures sides={sides} />
        {comparison.mayWork && <TakeForms sides={sides} />}
      </Section>
      <Section
        id="changes"
        title={t('versions.changes')}
        aside={<p>{t('changes.count', { count: changes.length })}</p>}
      >
        <ChangeList lines={changes} caption={t('versions.changes')} />
      </Section>
      <Section id="told" title={t('versions.told')}>
        <ToldList told={told} />
      </Section>
    </>
  )
}

function useVersionName(): (version: Version) => string {
  const t = useTranslations('board')
  return (version) =>
    [
      t('versions.name', { number: version.number }),
      t(`versions.state.${version.state}`),
      version.at,
      version.by,
    ]
      .filter(Boolean)
      .join(' · ')
}

function Choice({
  comparison: { versions },
  sides: [from, to],
}: {
  comparison: Comparison
  sides: [ComparedSide, ComparedSide]
}) {
  const t = useTranslations('board')
  const name = useVersionName()
  const options = [...versions]
    .reverse()
    .map((version) => ({ value: String(version.number), label: name(version) }))
  return (
    <Form method="get" className="row items-end my-4 noprint">
      <Select
        name="from"
        label={t('versions.from')}
        defaultValue={String(from.version.number)}
        options={options}
      />
      <Select
        name="to"
        label={t('versions.to')}
        defaultValue={String(to.version.number)}
        options={options}
      />
      <Button>{t('versions.compare')}</Button>
    </Form>
  )
}

const OBJECTIVES = [
  'must',
  'value',
  'minShare',
  'gaps',
  'tableChanges',
  'interpreterChanges',
] as const
/** Of these, less is better. */
const COSTS: readonly string[] = ['gaps', 'tableChanges', 'interpreterChanges']

function Figures({ sides: [from, to] }: { sides: [ComparedSide, ComparedSide] }) {
  const t = useTranslations('board')
  const locale = useLocale()
  const number = (name: string, value: number) =>
    name === 'minShare'
      ? `${formatNumber(Math.round(value * 100), locale)} %`
      : formatNumber(value, locale)
  const reached = (side: ComparedSide, name: string) =>
    name === 'placed' ? side.placed : (side.objectives[name] ?? 0)
  const shown = (side: ComparedSide, name: string) => {
    const bound = side.bounds[name]
    return (
      <span>
        {number(name, reached(side, name))}
        {bound !== undefined && (
          <small className="mute"> {t('versions.bound', { bound: number(name, bound) })}</small>
        )}
      </span>
    )
  }
  const difference = (name: string) => {
    const by = reached(to, name) - reached(from, name)
    if (Math.abs(by) < 1e-9) return t('versions.same')
    const isBetter = COSTS.includes(name) ? by < 0 : by > 0
    return `${by > 0 ? '+' : '−'}${number(name, Math.abs(by))} · ${t(isBetter ? 'versions.better' : 'versions.worse')}`
  }
  return (
    <DataTable
      caption={t('versions.figures')}
      captionHidden
      rows={['placed' as const, ...OBJECTIVES]}
      rowId={(name) => name}
      columns={[
        {
          id: 'name',
          label: t('versions.figure'),
          header: true,
          cell: (name) => t(`versions.objective.${name}`),
        },
        {
          id: 'from',
          label: t('versions.name', { number: from.version.number }),
          numeric: true,
          cell: (name) => shown(from, name),
        },
        {
          id: 'to',
          label: t('versions.name', { number: to.version.number }),
          numeric: true,
          cell: (name) => shown(to, name),
        },
        { id: 'by', label: t('versions.difference'), cell: difference },
      ]}
    />
  )
}

/** A version becomes the working draft again, as a new version: nothing is overwritten. */
function TakeForms({ sides }: { sides: [ComparedSide, ComparedSide] }) {
  const t = useTranslations('board')
  const past = sides.filter((side) => side.version.state !== 'draft')
  return (
    <div className="row mt-4 noprint">
      {past.map(({ version }) => (
        <Form key={version.number} method="post">
          <input type="hidden" name="intent" value="use" />
          <input type="hidden" name="number" value={version.number} />
          <Button>{t('versions.take', { number: version.number })}</Button>
        </Form>
      ))}
    </div>
  )
}
