import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'

type Sector = { id: string; label: string; technologies: number; needs: number; examples: string }

/** The sectors with both counts. */
export function SectorIndex({ sectors }: { sectors: Sector[] }) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  return (
    <ul className="index">
      {sectors.map((sector) => (
        <li key={sector.id}>
          <div>
            <b>
              <Anchor to={`${to.technologies()}?concept=${sector.id}`}>{sector.label}</Anchor>
            </b>
            <span className="small mute block">{sector.examples}</span>
          </div>
          <span className="small n">
            <Anchor to={`${to.technologies()}?concept=${sector.id}`}>{t('countTechnologies', { count: sector.technologies })}</Anchor>
            <br />
            <Anchor to={`${to.needs()}?concept=${sector.id}`}>{t('countNeeds', { count: sector.needs })}</Anchor>
          </span>
        </li>
      ))}
    </ul>
  )
}
