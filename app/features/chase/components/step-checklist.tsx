import { useLocale, useTranslations } from 'use-intl'
import type { CheckItem } from '#app/features/events'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { CheckIcon, ExpiringIcon } from '#app/ui/icon'
import type { StepMessages } from '../shown'

/** What should be in order before a step, each with the way to mend it. */
export function StepChecklist({ checks, slug }: { checks: CheckItem[]; slug: string }) {
  const t = useTranslations('setup')
  const to = paths(useLocale())
  if (checks.length === 0) return null
  const way = (where: CheckItem['where']) => {
    switch (where) {
      case 'participants':
        return to.deskParticipants(slug)
      case 'requests':
        return to.deskRequests(slug)
      case 'schedule':
        return to.deskSchedule(slug)
      case 'basics':
      case 'grid':
      case 'tables':
      case 'interpreters':
      case 'team':
        return to.setup(slug, where)
    }
  }
  return (
    <div className="mt-4">
      <h3>{t('check.title')}</h3>
      <ul className="mt-2 grid gap-1">
        {checks.map(({ code, ok, count, where }) => (
          <li key={code} className="row">
            {ok ? <CheckIcon /> : <ExpiringIcon />}
            <span>
              <span className="vh">{t(ok ? 'check.done' : 'check.open')}: </span>
              {ok ? (
                <span className="mute">{t(`check.${code}`, { count })}</span>
              ) : (
                <Anchor to={way(where)}>{t(`check.${code}`, { count })}</Anchor>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the step sends, and to whom, before anybody presses. */
export function StepSends({ sends }: { sends: StepMessages }) {
  const t = useTranslations('setup')
  return (
    <div className="mt-4">
      <h3>{t('sends.title')}</h3>
      <p className="mt-1">
        {'count' in sends
          ? t(`sends.${sends.kind}`, { count: sends.count })
          : t(`sends.${sends.kind}`)}
      </p>
      {sends.kind === 'requests' && sends.to.length > 0 && (
        <details className="more mt-2">
          <summary>{t('sends.who')}</summary>
          <ul className="small sm:columns-2">
            {sends.to.map(({ organisation, name }) => (
              <li key={`${organisation} ${name}`}>
                {organisation} · {name}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
