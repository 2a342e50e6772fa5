import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { Button } from './button'
import { Check } from './choice-group'
import { DownIcon, FilterIcon } from './icon'

export type FacetOption = {
  value: string
  label: string
  count: number
  checked?: boolean
  lang?: string
  /** In small below the label. */
  note?: string
  narrower?: FacetOption[]
  /** Shows the narrower ones at once. */
  open?: boolean
}
export type Facet = { name: string; title: string; options: FacetOption[]; open?: boolean }

type Props = {
  facets: Facet[]
  /** Where the filters are sent. */
  action: string
  /** The rest of the search that must survive: query, order. */
  keep?: Record<string, string | string[] | undefined>
  /** The same search without filters; left out when nothing is chosen. */
  clearTo?: string
  chosen?: number
  /** How many records are shown now, for the button on phones. */
  found: number
}

/** Filters with counts beside results; on phones behind a link that opens them over the whole screen. */
export function Facets({ facets, action, keep = {}, clearTo, chosen = 0, found }: Props) {
  const t = useTranslations('ui')
  return (
    <aside aria-label={t('filters')}>
      <a className="btn wide facets-open" href="#filters">
        <FilterIcon />
        {chosen > 0 ? t('filtersChosen', { count: chosen }) : t('filters')}
      </a>
      {/* Loaded anew: only that takes :target, which holds the filters open on phones, off the form. */}
      <Form className="facets" id="filters" action={action} method="get" reloadDocument>
        {Object.entries(keep).flatMap(([name, value]) =>
          [value ?? []]
            .flat()
            .map((single) => (
              <input key={`${name}=${single}`} type="hidden" name={name} value={single} />
            )),
        )}
        {facets.map((facet) => (
          <details className="facet" key={facet.name} open={facet.open ?? true}>
            <summary>
              {facet.title}
              <DownIcon />
            </summary>
            <Options name={facet.name} options={facet.options} />
          </details>
        ))}
        <div className="facets-end">
          <Button small>{t('applyFilters')}</Button>
          {clearTo && (
            <Anchor to={clearTo} reload>
              {t('clearFilters')}
            </Anchor>
          )}
          <a className="facets-shut" href="#results">
            {t('showFound', { count: found })}
          </a>
        </div>
      </Form>
    </aside>
  )
}

function Options({ name, options }: { name: string; options: FacetOption[] }) {
  const t = useTranslations('ui')
  return options.map(({ value, label, count, checked, lang, note, narrower = [], open }) => (
    // A link may choose a filter while the form stays: a new key shows it.
    <div
      className={narrower.length > 0 ? 'branch' : undefined}
      key={`${value} ${checked ? 'on' : 'off'} ${open ? 'open' : ''}`}
    >
      <Check
        name={name}
        value={value}
        label={label}
        hint={note}
        count={count}
        defaultChecked={checked}
        lang={lang}
      />
      {narrower.length > 0 && (
        <details className="sub" open={open}>
          <summary>
            <DownIcon label={t('narrower', { label, count: narrower.length })} />
          </summary>
          <Options name={name} options={narrower} />
        </details>
      )}
    </div>
  ))
}
