import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Breadcrumbs } from '#app/ui/breadcrumbs'
import { LinkButton } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { Section } from '#app/ui/section'
import type { ConceptPage, ResultLine } from '../model'
import { ResultEntry } from './result-entry'

type ActsOf = (result: ResultLine) => ReactNode

/** What a concept is called, where it stands, and what is listed under it. */
export function ConceptView({ concept, actsOf }: { concept: ConceptPage; actsOf: ActsOf }) {
  const t = useTranslations('search')
  const locale = useLocale()
  const to = paths(locale)
  const { technologies, needs } = concept.counts
  return (
    <div className="wrap">
      <Breadcrumbs
        crumbs={[
          ...concept.path.map(({ id, label }) => ({ label, to: to.concept(id) })),
          { label: concept.label },
        ]}
      />
      <div className="pagehead">
        <div>
          <h1 className="title">{concept.label}</h1>
          <p className="intro">
            {concept.names
              .filter((one) => one.locale !== locale)
              .map((one, index) => (
                <span key={one.locale}>
                  {index > 0 && ' · '}
                  <span lang={one.locale}>{one.name}</span>
                </span>
              ))}
          </p>
          {concept.note && (
            <p className="mt-3" lang={concept.note.locale}>
              {concept.note.text}
            </p>
          )}
        </div>
        <div className="acts">
          {technologies > 0 && (
            <LinkButton kind="primary" to={to.technologies({ concept: concept.id })}>
              {t('countTechnologies', { count: technologies })}
            </LinkButton>
          )}
          {needs > 0 && (
            <LinkButton to={to.needs({ concept: concept.id })}>
              {t('countNeeds', { count: needs })}
            </LinkButton>
          )}
        </div>
      </div>
      <Section id="place" title={t('concept.place')}>
        <DefinitionList
          facts={(['broader', 'narrower', 'related'] as const).map((relation) => ({
            term: t(`concept.${relation}`),
            detail: <Related concepts={concept[relation]} />,
          }))}
        />
      </Section>
      <Section id="names" title={t('concept.labels')} aside={<p>{t('concept.labelsNote')}</p>}>
        <DefinitionList
          facts={concept.names.map(({ locale: of, name, also }) => ({
            term: LOCALE_NAMES[of],
            detail: (
              <span lang={of}>
                <b>{name}</b>
                {also.length > 0 && <span className="mute block">{also.join(', ')}</span>}
              </span>
            ),
          }))}
        />
      </Section>
      <Section
        id="listings"
        title={t('concept.listings')}
        aside={<p>{t('concept.listingsNote')}</p>}
      >
        {technologies + needs === 0 && <p>{t('concept.empty')}</p>}
        <Listed
          title={t('countTechnologies', { count: technologies })}
          to={to.technologies({ concept: concept.id })}
          results={concept.technologies}
          actsOf={actsOf}
        />
        <Listed
          title={t('countNeeds', { count: needs })}
          to={to.needs({ concept: concept.id })}
          results={concept.needs}
          actsOf={actsOf}
        />
      </Section>
    </div>
  )
}

function Related({ concepts }: { concepts: ConceptPage['broader'] }) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  if (concepts.length === 0) return <span className="faint">{t('concept.none')}</span>
  return (
    <ul className="columns">
      {concepts.map(({ id, label, technologies, needs }) => (
        <li key={id}>
          <Anchor to={to.concept(id)}>{label}</Anchor>{' '}
          {technologies + needs > 0 && <span className="faint num">{technologies + needs}</span>}
        </li>
      ))}
    </ul>
  )
}

type ListedProps = {
  title: string
  to: string
  results: ConceptPage['technologies']
  actsOf: ActsOf
}

function Listed({ title, to, results, actsOf }: ListedProps) {
  if (results.length === 0) return null
  return (
    <div className="listed">
      <h3>
        <Anchor to={to}>{title}</Anchor>
      </h3>
      {results.map((result) => (
        <ResultEntry key={result.id} result={result} acts={actsOf(result)} />
      ))}
    </div>
  )
}
