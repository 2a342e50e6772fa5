import { useLocale, useTranslations } from 'use-intl'
import type { EventState } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { LinkButton } from '#app/ui/button'

type Props = {
  event: { slug: string; day: string; when: string; name: string; venue: string; state: EventState }
}

/** The event to come, with its date as a tile. */
export function NextEvent({ event }: Props) {
  const t = useTranslations('home')
  const domain = useTranslations('domain')
  const locale = useLocale()
  const [, month, date] = event.day.split('-').map(Number)
  const monthName = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    month: locale === 'en' ? 'short' : 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(2000, (month ?? 1) - 1, 1, 12))
  return (
    <section className="upnext" aria-label={t('next')}>
      <p className="date" aria-hidden="true">
        <b>{date}</b>
        <span>{monthName}</span>
      </p>
      <div>
        <h2>{event.name}</h2>
        <p className="small mute">
          {[event.when, event.venue, domain(`eventState.${event.state}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <LinkButton to={paths(locale).event(event.slug)}>{t('openEvent')}</LinkButton>
    </section>
  )
}
