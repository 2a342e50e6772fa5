import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { DemoMark } from './demo-mark'

type Props = {
  links: { to: string; label: string; external?: boolean }[]
  demo?: boolean
  dense?: boolean
}

/** Who runs the site, what is demo, and the pages of record. */
export function Footer({ links, demo, dense }: Props) {
  const t = useTranslations('common')
  const ui = useTranslations('ui')
  return (
    <footer className={classNames('foot', dense && 'dense')}>
      <div className="wrap">
        <div>
          <p>{t('operator')}</p>
          {demo && (
            <p className="faint">
              <DemoMark />
              {t('demoNotice')}
            </p>
          )}
        </div>
        <nav aria-label={ui('footer')}>
          {links.map((link) => (
            <Anchor key={link.to} to={link.to} reload={link.external}>
              {link.label}
            </Anchor>
          ))}
        </nav>
      </div>
    </footer>
  )
}
