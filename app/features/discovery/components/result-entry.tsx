import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { CertificateBadge } from '#app/ui/certificate-badge'
import { Chips, ConceptChip } from '#app/ui/chip'
import { DefinitionList } from '#app/ui/definition-list'
import { LanguageMark } from '#app/ui/language-mark'
import { TrlMeter } from '#app/ui/trl-meter'
import { WhyList } from '#app/ui/why-list'
import type { ResultLine } from '../model'

type Props = {
  result: ResultLine
  /** What can be done with it: compare. */
  acts?: ReactNode
}

/** One answer: what it is, whose, in which language, and why it is here. */
export function ResultEntry({ result, acts }: Props) {
  const t = useTranslations('search')
  const domain = useTranslations('domain')
  const locale = useLocale()
  const to = paths(locale)
  const owner = result.organisation
  return (
    <article className="result">
      <div className="body">
        <h2 lang={result.title.locale}>
          <Anchor to={to.listing(result.kind, result.slug)}>{result.title.text}</Anchor>
        </h2>
        <p className="org">
          {[
            owner?.name,
            result.place?.name,
            owner && domain(`country.${owner.country}`),
            owner?.verified && domain('verification.verified'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {result.summary && (
          <p className="sum" lang={result.summary.locale}>
            {result.summary.text}
          </p>
        )}
        <LanguageMark
          shown={result.title.locale}
          original={result.sourceLocale}
          by={result.translatedBy ?? undefined}
          stale={result.stale}
        />
        {result.concepts.length > 0 && (
          <Chips label={t('facet.concept')}>
            {result.concepts.map((concept) => (
              <ConceptChip
                key={concept.id}
                label={concept.label}
                state={concept.hit ? 'hit' : 'plain'}
                to={`${result.kind === 'technology' ? to.technologies() : to.needs()}?concept=${concept.id}`}
              />
            ))}
          </Chips>
        )}
        {result.why.length > 0 && (
          <div>
            <h3 className="small">{t('why')}</h3>
            <WhyList
              reasons={result.why.map(({ text, lack }, index) => ({
                id: String(index),
                text,
                lack,
              }))}
            />
          </div>
        )}
      </div>
      <div className="meta">
        {result.trl !== null && <TrlMeter level={result.trl} />}
        {result.certificates.map((certificate) => (
          <CertificateBadge
            key={`${certificate.label} ${certificate.detail}`}
            state={certificate.state}
            code={certificate.label}
            detail={certificate.detail || undefined}
          />
        ))}
        {result.facts.length > 0 && (
          <DefinitionList
            kind="one"
            facts={result.facts.map((fact) => ({
              term: t(`fact.${fact.term}`),
              detail: fact.text,
            }))}
          />
        )}
        {acts}
      </div>
    </article>
  )
}
