import { useLocale, useTranslations } from 'use-intl'
import type { Country, LanguageLevel, OrganisationKind } from '#db/domain'
import { DefinitionList } from '#app/ui/definition-list'

type Shown = {
  country: Country
  kind: OrganisationKind
  registrationNumber: string | null
  foundedYear: number | null
  employeeBand: string | null
  revenueBand: string | null
  languages: LanguageLevel[]
  sectors: string[]
  exportExperience: string[]
  address: string | null
  website: string | null
}

/** What an organisation says of itself, as facts; what it does not say is left out. */
export function OrganisationFacts({ organisation }: { organisation: Shown }) {
  const t = useTranslations('listing')
  const domain = useTranslations('domain')
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' })
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
          detail: organisation.languages.map((one) => languageName(names, one.locale)).join(', '),
        },
        { term: t('term.sectors'), detail: organisation.sectors.join(', '), lang },
        { term: t('term.exports'), detail: organisation.exportExperience.join(', '), lang },
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

/** Old records hold words instead of codes. */
function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
