import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { UnderstoodChip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Facets } from '#app/ui/facets'
import { Pagination } from '#app/ui/pagination'
import { SearchBox } from '#app/ui/search-box'
import { Tabs } from '#app/ui/tabs'
import type { ResultsModel } from '../model'
import { addressOf } from '../parameters'
import type { SearchParameters } from '../parameters'
import { ResultEntry } from './result-entry'
import { facetOptions } from './facet-options'

type Props = { model: ResultsModel; parameters: SearchParameters }

/** The page of answers: box, what was understood, filters, hits with their reasons. Every state is an address. */
export function ResultsPage({ model, parameters }: Props) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  const technologies = model.kind === 'technology'
  const path = technologies ? to.technologies() : to.needs()
  const title = technologies ? t('technologies') : t('needs')
  const at = (change: Parameters<typeof addressOf>[2]) => addressOf(path, parameters, change)
  return (
    <div className="wrap results-page">
      <h1 className="vh">{title}</h1>
      <SearchBox
        action={path}
        label={title}
        query={model.query}
        placeholder={technologies ? t('placeholderTechnologies') : t('placeholderNeeds')}
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
          }}
          clearTo={model.chosen > 0 ? addressOf(path, { ...parameters, filters: {} }) : undefined}
          chosen={model.chosen}
          found={model.total}
        />
        <div id="results">
          <div className="bar-row">
            <p>
              <b>
                {technologies
                  ? t('countTechnologies', { count: model.total })
                  : t('countNeeds', { count: model.total })}
              </b>
            </p>
            {model.total > 1 && (
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
          </div>
          {model.results.length === 0 ? (
            <NoAnswer model={model} path={path} />
          ) : (
            model.results.map((result) => <ResultEntry key={result.id} result={result} />)
          )}
          <Pagination page={model.page} pages={model.pages} to={(page) => at({ page })} />
        </div>
      </div>
    </div>
  )
}

type UnderstoodProps = Props & { at: (change: Parameters<typeof addressOf>[2]) => string }

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
              removeTo={at({ without: [...parameters.without, chip.key] })}
            />
          </li>
        ))}
      </ul>
      <Anchor to={at({ exact: true, without: [] })}>{t('exactly')}</Anchor>
    </div>
  )
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
