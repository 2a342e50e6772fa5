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
          <Anchor
            to={
              sector.technologies > 0
                ? to.technologies({ concept: sector.id })
                : to.needs({ concept: sector.id })
            }
          >
            <span>
              <b>{sector.label}</b>
              <small>{sector.examples}</small>
            </span>
            <span className="num">
              {t('countTechnologies', { count: sector.technologies })}
              <br />
              {t('countNeeds', { count: sector.needs })}
            </span>
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
