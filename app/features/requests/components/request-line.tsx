import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { languageOf } from '#app/i18n/language-of'
import type { Party, ShownRequest } from '../shown'

/** The name of a side; a side that is not named yet is said to be so. */
export function PartyName({
  party,
  short,
  link,
}: {
  party: Party | null
  short?: boolean
  link?: boolean
}) {
  const t = useTranslations('requests')
  const to = paths(useLocale())
  if (!party) return <span className="mute">{t('hidden')}</span>
  const name = short ? party.shortName : party.name
  return link ? (
    <Anchor to={to.organisation(party.slug)} lang={languageOf(party.country)}>
      {name}
    </Anchor>
  ) : (
    <span lang={languageOf(party.country)}>{name}</span>
  )
}

/** What a request is about, as a link; without a listing the two want to get to know each other. */
export function SubjectLink({ subject }: { subject: ShownRequest['subject'] }) {
  const t = useTranslations('requests')
  const to = paths(useLocale())
  if (!subject) return <>{t('aboutNothing')}</>
  return (
    <Anchor to={to.listing(subject.kind, subject.slug)} lang={subject.locale}>
      {subject.title}
    </Anchor>
  )
}

/** When and where the meeting of a request is, in event time. */
export function usePlaceText(): (place: NonNullable<ShownRequest['place']>) => string {
  const t = useTranslations('requests')
  return ({ time, table }) =>
    table
      ? t('placed', { day: time.day, span: time.span, table })
      : t('placedNoTable', { day: time.day, span: time.span })
}

/** One request in a list: with whom, about what, how it stands. */
export function RequestLine({
  request,
  party,
  eventSlug,
  children,
}: {
  request: ShownRequest
  party: Party | null
  eventSlug: string
  children?: ReactNode
}) {
  const t = useTranslations('requests')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const placeText = usePlaceText()
  return (
    <li className="result" id={request.id}>
      <div className="body">
        <h3 className="hitname">
          <Anchor to={to.request(eventSlug, request.id)}>
            <PartyName party={party} />
          </Anchor>
        </h3>
        <p className="org">
          {t('about')}: <SubjectLink subject={request.subject} />
        </p>
        {request.message && <p className="sum whitespace-pre-line">{request.message}</p>}
        {request.reason && (
          <p className="small mute">
            {t('reason')}: {request.reason}
          </p>
        )}
        {children}
      </div>
      <div className="meta">
        <b>{domain(`requestState.${request.state}`)}</b>
        {request.place && <span>{placeText(request.place)}</span>}
        {request.score !== null && (
          <span className="num">{t('score', { score: request.score })}</span>
        )}
        {request.enteredFor && (
          <span className="faint">{t('enteredBy', { name: request.enteredFor })}</span>
        )}
      </div>
    </li>
  )
}
