import { useLocale, useTranslations } from 'use-intl'
import type { Country, OrganisationKind } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'

/** A record that may be the same organisation, as pages show it. */
export type ShownLookalike = {
  slug: string
  name: string
  legalNames: string[]
  country: Country
  kind: OrganisationKind
  place: string
  registrationNumber: string | null
  by: 'registrationNumber' | 'name' | 'similar'
  hasPeople: boolean
}

/** Records that may be meant, each with why and the way to join or claim it. */
export function Lookalikes({ found }: { found: ShownLookalike[] }) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <ul className="lookalikes">
      {found.map((one) => (
        <li key={one.slug}>
          <div>
            <b>
              <Anchor to={to.organisation(one.slug)}>{one.name}</Anchor>
            </b>
            <p className="small mute">
              {[
                ...one.legalNames.filter((name) => name !== one.name),
                domain(`organisationKind.${one.kind}`),
                one.place || domain(`country.${one.country}`),
              ].join(' · ')}
            </p>
            <p className="small">{t(`lookalikes.by.${one.by}`)}</p>
          </div>
          <LinkButton
            to={to.joinOrganisation(one.slug)}
            aria-label={`${one.hasPeople ? t('join.act') : t('join.claimAct')}: ${one.name}`}
          >
            {one.hasPeople ? t('join.act') : t('join.claimAct')}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
