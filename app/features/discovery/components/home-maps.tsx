import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { TileMap } from '#app/ui/tile-map'

type Props = {
  needs: number
  firms: number
  needsByPlace: Record<string, number>
  technologiesByPlace: Record<string, number>
}

/** Where needs and technologies are: two countries in the same form and size, one tile a province. */
export function HomeMaps({ needs, firms, needsByPlace, technologiesByPlace }: Props) {
  const t = useTranslations('home')
  const search = useTranslations('search')
  const to = paths(useLocale())
  const technologies = Object.values(technologiesByPlace).reduce((sum, count) => sum + count, 0)
  const places = Object.keys(needsByPlace).length
  return (
    <div className="twin">
      <figure>
        <figcaption>
          <b>{t('mapKR')}</b>
          {t('mapKRText', { count: technologies, firms })}
        </figcaption>
        <TileMap
          country="KR"
          values={technologiesByPlace}
          summary={`${t('mapKR')}: ${t('mapKRText', { count: technologies, firms })}`}
          say={(count) => search('countTechnologies', { count })}
          linkTo={(place) => `${to.technologies()}?place=${place}`}
        />
      </figure>
      <figure>
        <figcaption>
          <b>{t('mapVN')}</b>
          {t('mapVNText', { count: needs, places })}
        </figcaption>
        <TileMap
          country="VN"
          values={needsByPlace}
          summary={`${t('mapVN')}: ${t('mapVNText', { count: needs, places })}`}
          say={(count) => search('countNeeds', { count })}
          linkTo={(place) => `${to.needs()}?place=${place}`}
        />
      </figure>
    </div>
  )
}
