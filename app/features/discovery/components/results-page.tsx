import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { classNames } from '#app/ui/class-names'
import { Anchor } from '#app/ui/anchor'
import { IconLink, LinkButton } from '#app/ui/button'
import { UnderstoodChip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Facets } from '#app/ui/facets'
import { DownloadIcon, SaveIcon } from '#app/ui/icon'
import { Pagination } from '#app/ui/pagination'
import { SearchBox } from '#app/ui/search-box'
import { Tabs } from '#app/ui/tabs'
import type { Chip, ResultLine, ResultsModel } from '../model'
import { VIEWS, addressOf, queryToKeep } from '../parameters'
import type { SearchParameters } from '../parameters'
import { AppliedFilters } from './applied-filters'
import { CompareLink, CompareTray } from './compare-tray'
import { facetOptions } from './facet-options'
import { ResultEntry } from './result-entry'
import { ResultsMap } from './results-map'

type Props = {
  model: ResultsModel
  parameters: SearchParameters
  /** What the page around it can do with a hit: save it. */
  actsOf: (result: ResultLine) => ReactNode
  signedIn: boolean
}

/** The page of answers: box, what was understood, filters, hits with their reasons. Every state is an address. */
export function ResultsPage({ model, parameters, actsOf, signedIn }: Props) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  const technologies = model.kind === 'technology'
  const path = technologies ? to.technologies() : to.needs()
  const title = technologies ? t('technologies') : t('needs')
  const at: At = (change) => addressOf(path, parameters, change)
  const shownAs = {
    view: parameters.view === 'list' ? undefined : parameters.view,
    compare: parameters.compare,
  }
  return (
    <div className={classNames('wrap results-page', model.compared.length > 0 && 'over-tray')}>
      <h1 className="vh">{title}</h1>
      <SearchBox
        action={path}
        label={title}
        query={model.query}
        placeholder={technologies ? t('placeholderTechnologies') : t('placeholderNeeds')}
        keep={shownAs}
        suggestAt={to.suggestions(technologies ? 'technologies' : 'needs')}
      >
        {model.query ? null : t('hint')}
      </SearchBox>
      {model.query && <Understood model={model} at={at} parameters={parameters} />}
      <div className="results">
        <Facets
          facets={model.facets.map((group) => ({
            name: group.facet,
            title: t(`facet.${group.facet}`),
            open: group.open,
            options: facetOptions(group.values),
          }))}
          action={path}
          keep={{
            q: model.query || undefined,
            exact: parameters.exactly ? '1' : undefined,
            without: parameters.without,
            sort: model.sort === 'relevance' ? undefined : model.sort,
            ...shownAs,
          }}
          clearTo={
            model.applied.length > 0 ? addressOf(path, { ...parameters, filters: {} }) : undefined
          }
          chosen={model.applied.length}
          found={model.total}
        />
        <div id="results">
          <ResultsBar
            fileTo={signedIn ? (format) => addressOf(`${path}.${format}`, parameters) : null}
            model={model}
            at={at}
            saveTo={to.searches({ kind: model.kind, query: queryToKeep(parameters) })}
          />
          <AppliedFilters applied={model.applied} parameters={parameters} at={at} />
          <Answers model={model} parameters={parameters} actsOf={actsOf} at={at} path={path} />
        </div>
      </div>
      <CompareTray compared={model.compared} to={(compare) => at({ compare })} />
    </div>
  )
}

type At = (change: Parameters<typeof addressOf>[2]) => string

type BarProps = {
  model: ResultsModel
  at: At
  saveTo: string
  /** Where the list is to be had as a file; null for visitors. */
  fileTo: ((format: 'xlsx' | 'csv') => string) | null
}

function ResultsBar({ model, at, saveTo, fileTo }: BarProps) {
  const t = useTranslations('search')
  const technologies = model.kind === 'technology'
  return (
    <div className="bar-row">
      <p>
        <b>
          {technologies
            ? t('countTechnologies', { count: model.total })
            : t('countNeeds', { count: model.total })}
        </b>
      </p>
      {model.total > 0 && (
        <div className="views">
          {!model.map && model.total > 1 && (
            <Tabs
              label={t('sort.label')}
              tabs={(
                ['relevance', ...(technologies ? (['trl'] as const) : []), 'updated'] as const
              ).map((sort) => ({
                label: t(`sort.${sort}`),
                to: at({ sort }),
                current: sort === model.sort,
              }))}
            />
          )}
          <Tabs
            label={t('view.label')}
            tabs={VIEWS.map((view) => ({
              label: t(`view.${view}`),
              to: at({ view }),
              current: view === (model.map ? 'map' : 'list'),
            }))}
          />
          {(model.query || model.applied.length > 0) && (
            <IconLink icon={SaveIcon} to={saveTo}>
              {t('saved.link')}
            </IconLink>
          )}
          {fileTo &&
            (['xlsx', 'csv'] as const).map((format) => (
              <IconLink
                key={format}
                icon={DownloadIcon}
                to={fileTo(format)}
                aria-label={t(`file.${format}`)}
                reload
              >
                {format.toUpperCase()}
              </IconLink>
            ))}
        </div>
      )}
    </div>
  )
}

type AnswersProps = Omit<Props, 'signedIn'> & { at: At; path: string }

function Answers({ model, parameters, actsOf, at, path }: AnswersProps) {
  if (model.results.length === 0) return <NoAnswer model={model} path={path} />
  if (model.map)
    return (
      <ResultsMap
        kind={model.kind}
        counts={model.map}
        chosen={parameters.filters.place ?? []}
        listOf={(place) => at({ place: [place], view: 'list' })}
      />
    )
  return (
    <>
      {model.results.map((result) => (
        <ResultEntry
          key={result.id}
          result={result}
          acts={
            <>
              {model.kind === 'technology' && (
                <CompareLink
                  slug={result.slug}
                  title={result.title.text}
                  chosen={parameters.compare}
                  to={(compare) => at({ compare })}
                />
              )}
              {actsOf(result)}
            </>
          }
        />
      ))}
      <Pagination page={model.page} pages={model.pages} to={(page) => at({ page })} />
    </>
  )
}

type UnderstoodProps = Pick<Props, 'model' | 'parameters'> & { at: At }

function Understood({ model, at, parameters }: UnderstoodProps) {
  const t = useTranslations('search')
  if (model.exactly)
    return (
      <p className="understood">
        <span className="mute">{t('exactlyOn')}</span>{' '}
        <Anchor to={at({ exact: false })}>{t('understandAgain')}</Anchor>
      </p>
    )
  if (model.chips.length === 0) return null
  return (
    <div className="understood">
      <span className="mute">{t('understood')}</span>
      <ul className="chips">
        {model.chips.map((chip) => (
          <li key={chip.key}>
            <UnderstoodChip
              kind={t(`kind.${chip.kind}`)}
              value={chip.label}
              removeTo={at({
                without: [...new Set([...parameters.without, ...(chip.removes ?? [chip.key])])],
              })}
              senses={sensesOf(chip, parameters, at, t('sense.all'))}
            />
          </li>
        ))}
      </ul>
      <Anchor to={at({ exact: true, without: [] })}>{t('exactly')}</Anchor>
    </div>
  )
}

/** The senses of an ambiguous word as addresses; once one is chosen, also the way back to all. */
function sensesOf(chip: Chip, { without }: SearchParameters, at: At, all: string) {
  const senses = (chip.senses ?? []).map((sense) => ({
    label: sense.label,
    to: at({ without: sense.without }),
    current: sense.chosen,
  }))
  if (!senses.some(({ current }) => current)) return senses
  const elsewhere = without.filter((key) => !chip.removes?.includes(key))
  return [...senses, { label: all, to: at({ without: elsewhere }), current: false }]
}

function NoAnswer({ model, path }: { model: ResultsModel; path: string }) {
  const t = useTranslations('search')
  return (
    <EmptyState
      title={t('empty.title')}
      action={<LinkButton to={path}>{t('empty.all')}</LinkButton>}
    >
      {t('empty.text')}
      {model.broader.length > 0 && (
        <span className="block mt-3">
          {`${t('empty.broader')}: `}
          {model.broader.map((concept, index) => (
            <span key={concept.id}>
              {index > 0 && ' · '}
              <Anchor
                to={`${path}?concept=${concept.id}`}
              >{`${concept.label} (${concept.count})`}</Anchor>
            </span>
          ))}
        </span>
      )}
    </EmptyState>
  )
}
