import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Button } from '#app/ui/button'
import { classNames } from '#app/ui/class-names'
import { DataTable } from '#app/ui/data-table'
import { Pagination } from '#app/ui/pagination'
import { Tabs } from '#app/ui/tabs'
import type { ImportPage } from '../model'

const FATES = ['created', 'updated', 'skipped', 'rejected'] as const
const TONE = { created: 'ok', updated: '', skipped: 'mute', rejected: 'warn' } as const
type Row = ImportPage['rows'][number]
/** What was just sent and refused, by the control's name. */
type Typed = (name: string) => string | undefined

/** Every row with its fate, why, and what was read; to be filtered by fate. */
export function RowTable({ page, typed }: { page: ImportPage; typed: Typed }) {
  const t = useTranslations('imports')
  const to = paths(useLocale())
  const address = (fate: string | null, number = 1) => {
    const query = new URLSearchParams([
      ...(fate ? [['fate', fate]] : []),
      ...(number > 1 ? [['page', String(number)]] : []),
    ])
    return `${to.import(page.id)}${query.size > 0 ? `?${query.toString()}` : ''}#rows`
  }
  const total = FATES.reduce((sum, fate) => sum + page.counts[fate], 0)
  return (
    <div className="stack">
      <Tabs
        label={t('dry.filter')}
        tabs={[
          { to: address(null), label: t('dry.all', { count: total }), current: page.fate === null },
          ...FATES.map((fate) => ({
            to: address(fate),
            label: t('dry.count', { label: t(`fate.${fate}`), count: page.counts[fate] }),
            current: page.fate === fate,
          })),
        ]}
      />
      {page.rows.length === 0 ? (
        <p className="mute">{t('dry.none')}</p>
      ) : (
        <DataTable
          caption={page.state === 'mapped' ? t('dry.title') : t('dry.applied')}
          captionHidden
          rows={page.rows}
          rowId={(row) => String(row.row)}
          columns={[
            { id: 'row', label: t('column.row'), numeric: true, cell: (row) => row.row },
            {
              id: 'fate',
              label: t('column.fate'),
              cell: (row) => <b className={classNames(TONE[row.fate])}>{t(`fate.${row.fate}`)}</b>,
            },
            { id: 'record', label: t('column.record'), cell: (row) => <RecordCell row={row} /> },
            {
              id: 'remarks',
              label: t('column.remarks'),
              cell: (row) => <Remarks row={row} open={page.state === 'mapped'} typed={typed} />,
            },
          ]}
        />
      )}
      {page.state === 'mapped' && page.rows.some((row) => row.differences.length > 0) && (
        <Form method="post" id="choices" className="formacts" preventScrollReset>
          <input type="hidden" name="version" value={page.version} />
          <Button name="intent" value="choose">
            {t('dry.saveChoices')}
          </Button>
          <p className="small mute">{t('dry.choicesHint')}</p>
        </Form>
      )}
      <Pagination
        page={page.page}
        pages={page.pages}
        to={(number) => address(page.fate, number)}
        label={t('dry.title')}
      />
    </div>
  )
}

function RecordCell({ row }: { row: Row }) {
  if (!row.organisation) return null
  return (
    <details>
      <summary>
        <b>{row.title || row.organisation}</b>
        {row.title && <span className="small mute block">{row.organisation}</span>}
      </summary>
      <ul className="small">
        {row.facts.map(({ label, text }) => (
          <li key={`${label}${text}`}>
            <span className="mute">{label}:</span> {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Remarks({ row, open, typed }: { row: Row; open: boolean; typed: Typed }) {
  if (!row.reason && row.flags.length + row.differences.length === 0) return null
  return (
    <ul className="small">
      {row.reason && <li className={row.fate === 'rejected' ? 'warn' : undefined}>{row.reason}</li>}
      {row.flags.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {row.differences.map((difference) => (
        <li key={difference.name}>
          <Choice
            row={row.row}
            difference={difference}
            open={open}
            chosen={typed(`d-${row.row}-${difference.name}`)}
          />
        </li>
      ))}
    </ul>
  )
}

type ChoiceProps = {
  row: number
  difference: Row['differences'][number]
  open: boolean
  /** In a form that was refused. */
  chosen: string | undefined
}

/** Old and new value of a field: one of them is taken. After the import, what was taken. */
function Choice({ row, difference, open, chosen }: ChoiceProps) {
  const { name, label, before, after, kept } = difference
  const t = useTranslations('imports')
  const values = [
    ['new', after, t('dry.takeNew')],
    ['old', before || t('dry.empty'), t('dry.keepOld')],
  ] as const
  if (!open)
    return (
      <>
        <b>{label}</b> · {t('dry.before', { value: before || t('dry.empty') })} ·{' '}
        {kept ? t('dry.wasKept') : t('dry.after', { value: after })}
      </>
    )
  return (
    <fieldset className="choice">
      <legend>
        <b>{label}</b>
      </legend>
      {values.map(([take, value, words]) => (
        <label key={take}>
          <input
            type="radio"
            name={`d-${row}-${name}`}
            value={take}
            form="choices"
            defaultChecked={chosen ? chosen === take : kept === (take === 'old')}
          />
          <span>
            <span className="mute">{words}:</span> {value}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
