import { Fragment } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Country, LanguageLevel, OrganisationKind } from '#db/domain'
import { DefinitionList } from '#app/ui/definition-list'
import { LANGUAGE_LEVELS } from '../shown'

/** An entry of a list; one that stands as it was typed says in which language. */
type Said = { text: string; lang?: string; typed?: Said }
type Shown = {
  country: Country
  kind: OrganisationKind
  registrationNumber: string | null
  foundedYear: number | null
  employeeBand: string | null
  revenueBand: string | null
  languages: LanguageLevel[]
  sectors: Said[]
  exportExperience: Said[]
  address: string | null
  website: string | null
}

/** What an organisation says of itself, as facts; what it does not say is left out. */
export function OrganisationFacts({ organisation }: { organisation: Shown }) {
  const t = useTranslations('listing')
  const domain = useTranslations('domain')
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' })
  const spoken = ({ locale, level }: LanguageLevel) => {
    const name = languageName(names, locale)
    const known = LANGUAGE_LEVELS.find((one) => one === level)
    return known ? `${name} (${domain(`languageLevel.${known}`)})` : name
  }
  const lang =
    organisation.country === 'KR' ? 'ko' : organisation.country === 'VN' ? 'vi' : undefined
  const { website } = organisation
  return (
    <DefinitionList
      facts={[
        { term: t('term.kind'), detail: domain(`organisationKind.${organisation.kind}`) },
        { term: t('term.number'), detail: organisation.registrationNumber },
        {
          term: t('term.foundedYear'),
          detail: organisation.foundedYear && String(organisation.foundedYear),
        },
        { term: t('term.employees'), detail: organisation.employeeBand },
        { term: t('term.revenue'), detail: organisation.revenueBand, lang },
        {
          term: t('term.spoken'),
          detail: organisation.languages.map(spoken).join(', '),
        },
        { term: t('term.sectors'), detail: listOf(organisation.sectors) },
        { term: t('term.exports'), detail: listOf(organisation.exportExperience) },
        { term: t('term.address'), detail: organisation.address, lang },
        {
          term: t('term.website'),
          detail: website && (
            <a href={website} rel="nofollow noopener">
              {website.replace(/^https?:\/\//, '')}
            </a>
          ),
        },
      ].filter((fact) => fact.detail)}
    />
  )
}

const listOf = (said: Said[]) =>
  said.length > 0 &&
  said.map(({ text, lang, typed }, at) => (
    <Fragment key={at}>
      {at > 0 && ', '}
      <span lang={lang}>{text}</span>
      {typed && (
        <>
          {' ('}
          <span lang={typed.lang}>{typed.text}</span>)
        </>
      )}
    </Fragment>
  ))

/** Old records hold words instead of codes. */
function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
