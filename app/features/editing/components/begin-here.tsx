import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { LinkButton } from '#app/ui/button'

/** The way in for whoever has something to list: registering first, then the first page of the editor. */
export function BeginHere({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('home')
  const to = paths(useLocale())
  const way = (kind: 'technology' | 'need') =>
    signedIn ? to.newListing(kind) : to.register(to.newListing(kind))
  return (
    <ul className="begin">
      <li>
        <h3>{t('beginTechnology')}</h3>
        <p>{t('beginTechnologyText')}</p>
        <LinkButton kind="primary" to={way('technology')}>
          {t('listTechnology')}
        </LinkButton>
      </li>
      <li>
        <h3>{t('beginNeed')}</h3>
        <p>{t('beginNeedText')}</p>
        <LinkButton kind="primary" to={way('need')}>
          {t('listNeed')}
        </LinkButton>
      </li>
    </ul>
  )
}
