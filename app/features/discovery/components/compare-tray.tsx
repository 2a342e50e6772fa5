import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { IconLink, LinkButton } from '#app/ui/button'
import { CheckIcon, CloseIcon, CompareIcon } from '#app/ui/icon'
import type { Compared } from '../model'
import { MOST_COMPARED } from '../parameters'

type To = (slugs: string[]) => string

/** At a hit: into the comparison or out of it. The choice is part of the address. */
export function CompareLink({
  slug,
  title,
  chosen,
  to,
}: {
  slug: string
  title: string
  chosen: string[]
  to: To
}) {
  const t = useTranslations('search')
  if (chosen.includes(slug))
    return (
      <IconLink
        icon={CheckIcon}
        to={to(chosen.filter((other) => other !== slug))}
        aria-label={t('compare.removeName', { title })}
        preventScrollReset
      >
        {t('compare.in')}
      </IconLink>
    )
  if (chosen.length >= MOST_COMPARED) return <p className="micro faint">{t('compare.full')}</p>
  return (
    <IconLink
      icon={CompareIcon}
      to={to([...chosen, slug])}
      aria-label={t('compare.addName', { title })}
      preventScrollReset
    >
      {t('compare.add')}
    </IconLink>
  )
}

/** At the foot of the page: what was chosen, and the way to the comparison. */
export function CompareTray({ compared, to }: { compared: Compared[]; to: To }) {
  const t = useTranslations('search')
  const page = paths(useLocale())
  if (compared.length === 0) return null
  const slugs = compared.map(({ slug }) => slug)
  return (
    <section className="tray" aria-label={t('compare.title')}>
      <p className="mute">{t('compare.bar', { count: compared.length })}</p>
      <ul className="chips">
        {compared.map(({ slug, title }) => (
          <li key={slug}>
            <span className="chip plain">
              <span lang={title.locale}>{title.text}</span>
              <Anchor
                className="act"
                to={to(slugs.filter((other) => other !== slug))}
                preventScrollReset
              >
                <CloseIcon label={t('compare.removeName', { title: title.text })} />
              </Anchor>
            </span>
          </li>
        ))}
      </ul>
      <Anchor to={to([])} preventScrollReset>
        {t('compare.clear')}
      </Anchor>
      {compared.length > 1 ? (
        <LinkButton kind="primary" small icon={CompareIcon} to={page.compare(slugs)}>
          {t('compare.open')}
        </LinkButton>
      ) : (
        <p className="mute">{t('compare.one')}</p>
      )}
    </section>
  )
}
