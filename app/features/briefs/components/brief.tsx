import { useLocale, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { useZoneName } from '#app/i18n/use-zone-name'
import { Anchor } from '#app/ui/anchor'
import { IconLink } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { DefinitionList } from '#app/ui/definition-list'
import { MeetingIcon } from '#app/ui/icon'
import { MatchReasons } from '#app/ui/match-reasons'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import type { BriefListing, BriefSide, MeetingBrief } from '../shown'

/** "물길센싱 × Công ty Cấp nước Sông Bồ"; for one of the two, the other one alone. */
export const briefTitle = ({ sides: [first, second] }: MeetingBrief): string =>
  first.own ? second.name : `${first.name} × ${second.name}`

/** What to know before a meeting, in the order in which it is needed at the table. */
export function Brief({ brief }: { brief: MeetingBrief }) {
  const t = useTranslations('brief')
  return (
    <>
      {brief.state === 'cancelled' && <Notice kind="caution">{t('cancelled')}</Notice>}
      <When brief={brief} />
      <Section id="who" title={t('who')}>
        <div className="split">
          {brief.sides.map((side) => (
            <Side key={side.slug} side={side} />
          ))}
        </div>
      </Section>
      {brief.message && (
        <Section id="message" title={t('message')} aside={<p>{brief.message.from}</p>}>
          <p className="whitespace-pre-line">{brief.message.text}</p>
        </Section>
      )}
      <Section id="why" title={t('why')} aside={<p>{t('whyText')}</p>}>
        {brief.match ? (
          <MatchReasons
            score={{ value: brief.match.score, of: 100 }}
            reasons={brief.match.reasons}
            blockers={brief.match.blockers.map(({ id, text }) => ({ id, text }))}
          />
        ) : (
          <p className="mute">{t('noMatch')}</p>
        )}
      </Section>
      {brief.questions.length > 0 && (
        <Section id="questions" title={t('questions')} aside={<p>{t('questionsText')}</p>}>
          <ul className="why">
            {brief.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="listings" title={t('listings')}>
        {brief.listings.length === 0 ? (
          <p className="mute">{t('noListings')}</p>
        ) : (
          <div className="split">
            {brief.listings.map((listing) => (
              <Listing key={listing.slug} listing={listing} />
            ))}
          </div>
        )}
      </Section>
      <Terms brief={brief} />
    </>
  )
}

function When({ brief }: { brief: MeetingBrief }) {
  const t = useTranslations('brief')
  const agenda = useTranslations('agenda')
  const domain = useTranslations('domain')
  const zoneName = useZoneName()
  const { time } = brief
  const optional = (term: string, detail: string | null) => (detail ? [{ term, detail }] : [])
  return (
    <>
      {time ? (
        <p className="big-time">
          <time dateTime={brief.startsAt ?? undefined}>{time.span}</time>
          {brief.table && <b>{agenda('tableNumber', { table: brief.table })}</b>}
        </p>
      ) : (
        <p className="mute my-4">{t('noTime')}</p>
      )}
      <DefinitionList
        facts={[
          ...(time
            ? [
                {
                  term: t('day'),
                  detail: `${time.day} · ${zoneName(time.zone)} (${time.offset})`,
                  note: time.own
                    ? agenda('own', { place: zoneName(time.own.zone), time: time.own.time })
                    : undefined,
                },
              ]
            : []),
          ...optional(
            t('place'),
            [brief.place, brief.event.venue].filter(Boolean).join(', ') || null,
          ),
          ...optional(agenda('interpreter'), brief.interpreter),
          { term: t('priority'), detail: domain(`priority.${brief.priority}`) },
        ]}
      />
      {brief.calendarPath && (
        <p className="row my-4 noprint">
          <IconLink to={brief.calendarPath} icon={MeetingIcon} reload>
            {agenda('calendar')}
          </IconLink>
        </p>
      )}
    </>
  )
}

function Side({ side }: { side: BriefSide }) {
  const t = useTranslations('brief')
  const to = paths(useLocale())
  const names = useTranslations('schedule')
  const language = (code: string) =>
    code === 'ko' || code === 'vi' || code === 'en' ? names(`language.${code}`) : code
  return (
    <div>
      <h3 lang={languageOf(side.country)}>
        <Anchor to={to.organisation(side.slug)}>{side.name}</Anchor>
      </h3>
      {side.own && <p className="small mute">{t('ownSide')}</p>}
      <ul className="mt-2">
        {side.people.map((person, index) => (
          <li key={index} className="mt-2">
            <b>{person.name}</b> {person.nameLatin && `(${person.nameLatin})`}
            {(person.title || person.languages.length > 0) && (
              <small className="mute block">
                {[person.title, person.languages.map(language).join(', ')]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            )}
            {person.phone && (
              <a className="block" href={`tel:${person.phone}`}>
                {person.phone}
              </a>
            )}
            {person.email && (
              <a className="block" href={`mailto:${person.email}`}>
                {person.email}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Listing({ listing }: { listing: BriefListing }) {
  const t = useTranslations('brief')
  const to = paths(useLocale())
  return (
    <article>
      <p className="small mute">
        {t(`kind.${listing.kind}`)} · {listing.owner}
        {listing.trl !== null && ` · ${t(`trl.${listing.kind}`, { trl: listing.trl })}`}
      </p>
      <h3 lang={listing.title.locale}>
        <Anchor to={to.listing(listing.kind, listing.slug)}>{listing.title.text}</Anchor>
      </h3>
      {listing.summary && <p lang={listing.summary.locale}>{listing.summary.text}</p>}
    </article>
  )
}

function Terms({ brief: { terms } }: { brief: MeetingBrief }) {
  const t = useTranslations('brief')
  const to = paths(useLocale())
  if (terms.length === 0) return null
  return (
    <Section id="terms" title={t('terms')} aside={<p>{t('termsText')}</p>}>
      <DataTable
        caption={t('terms')}
        captionHidden
        rows={terms}
        rowId={(term) => term.id}
        columns={[
          {
            id: 'ko',
            label: '한국어',
            header: true,
            cell: (term) => (
              <Anchor to={to.concept(term.id)} lang="ko">
                {term.ko}
              </Anchor>
            ),
          },
          { id: 'vi', label: 'Tiếng Việt', cell: (term) => <span lang="vi">{term.vi}</span> },
          { id: 'en', label: 'English', cell: (term) => <span lang="en">{term.en}</span> },
        ]}
      />
    </Section>
  )
}
