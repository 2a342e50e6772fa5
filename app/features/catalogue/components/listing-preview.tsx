import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { DefinitionList } from '#app/ui/definition-list'
import { LanguageMark } from '#app/ui/language-mark'
import { Section } from '#app/ui/section'
import { TrlStatement } from '#app/ui/trl-meter'
import type { ShownNeed, ShownTechnology } from '../shown'
import { ConceptLinks, LanguageVersions, OwnerLine, Terms, TextSections } from './listing-parts'
import { CertificateList, ReferenceTable } from './technology-parts'

type Props = {
  technology: ShownTechnology | null
  need: ShownNeed | null
  /** Before the long texts, and before the terms: what other features keep of it. */
  pictures?: ReactNode
  documents?: ReactNode
  paperOf?: (certificate: string) => ReactNode
}

/** A listing as its page will be, without the acts that belong to its readers. */
export function ListingPreview({ technology, need, pictures, documents, paperOf }: Props) {
  const listing = technology ?? need
  const to = paths(useLocale())
  if (!listing) return null
  const shown = listing.versions.find((version) => version.locale === listing.title.locale)
  return (
    <>
      <div className="lead">
        <div className="stack">
          <h1 className="title" lang={listing.title.locale}>
            {listing.title.text}
          </h1>
          <OwnerLine owner={listing.owner} />
          {listing.summary && (
            <p className="sumlead" lang={listing.summary.locale}>
              {listing.summary.text}
            </p>
          )}
          <LanguageMark
            shown={listing.title.locale}
            original={listing.sourceLocale}
            by={shown?.state === 'machine' ? 'machine' : 'person'}
            stale={shown?.stale}
          />
          <ConceptLinks
            concepts={listing.concepts}
            path={technology ? to.technologies() : to.needs()}
          />
        </div>
        <aside className="panel stack">
          <LanguageVersions versions={listing.versions} />
        </aside>
      </div>
      {need && <NeedGlance need={need} />}
      {pictures}
      <TextSections sections={listing.sections} />
      {technology && (
        <TechnologyParts technology={technology} documents={documents} paperOf={paperOf} />
      )}
      {need && <NeedTerms need={need} />}
    </>
  )
}

function TechnologyParts({
  technology,
  documents,
  paperOf,
}: Pick<Props, 'documents' | 'paperOf'> & { technology: ShownTechnology }) {
  const t = useTranslations('listing')
  const domain = useTranslations('domain')
  return (
    <>
      {technology.trl !== null && (
        <Section id="trl" title={t('section.trl')}>
          <TrlStatement
            level={technology.trl}
            words={domain(`trl.${String(technology.trl) as '9'}`)}
          />
        </Section>
      )}
      {technology.certificates.length + technology.property.length > 0 && (
        <Section id="certificates" title={t('section.certificates')}>
          <CertificateList
            certificates={technology.certificates}
            property={technology.property}
            paperOf={paperOf}
          />
        </Section>
      )}
      {technology.references.length > 0 && (
        <Section id="references" title={t('section.references')}>
          <ReferenceTable references={technology.references} />
        </Section>
      )}
      {documents}
      <Section id="terms" title={t('section.terms')}>
        <Terms terms={technology.terms} />
      </Section>
    </>
  )
}

function NeedGlance({ need }: { need: ShownNeed }) {
  const t = useTranslations('listing')
  return (
    <DefinitionList
      kind="glance"
      facts={[
        ...need.glance.map((fact) => ({
          term: t(`term.${fact.id as 'stage'}`),
          detail: fact.text,
        })),
      ]}
    />
  )
}

function NeedTerms({ need }: { need: ShownNeed }) {
  const t = useTranslations('listing')
  return (
    <Section id="terms" title={t('section.requirements')}>
      <p className="mute">{[need.place?.name, need.place?.written].filter(Boolean).join(' · ')}</p>
      <Terms terms={need.terms} />
    </Section>
  )
}
