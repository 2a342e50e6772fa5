import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { useZoneName } from '#app/i18n/use-zone-name'
import { AgendaDay, AgendaNext, TabBar } from '#app/ui/agenda'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { CalendarIcon, DocumentIcon, MeetingIcon, MessageIcon, PlaceIcon } from '#app/ui/icon'
import type { Agenda, AgendaMeeting } from '../shown'
import { KeepSection } from './keep-section'

/** A person's timetable: the next meeting largest, then each day in order. Made for a phone and for paper. */
export function AgendaPage({
  agenda,
  isOwn,
  origin,
}: {
  agenda: Agenda
  isOwn: boolean
  origin: string
}) {
  const t = useTranslations('agenda')
  const { event, delegate, meetings } = agenda
  const next = meetings.find((meeting) => meeting.phase === 'next' || meeting.phase === 'now')
  const days = [...new Set(meetings.map((meeting) => meeting.dayKey))]
  return (
    <div className="agenda">
      <header>
        <p className="small mute">{[event.name, event.venue].filter(Boolean).join(', ')}</p>
        <h1>{isOwn ? t('title') : t('titleOf', { name: delegate.name })}</h1>
        <p className="small mute">
          <b>{delegate.name}</b> {delegate.nameLatin && `(${delegate.nameLatin})`} ·{' '}
          {delegate.organisation}
        </p>
        <ZoneLine meetings={meetings} />
      </header>
      <div className="grid gap-6">
        {next ? <Next meeting={next} slug={event.slug} /> : <Nothing agenda={agenda} />}
        {isOwn && agenda.keeping && agenda.keeping.confirmation !== 'none' && (
          <KeepSection keeping={agenda.keeping} />
        )}
        {agenda.calendarPath && (
          <CalendarLink agenda={agenda} path={agenda.calendarPath} origin={origin} />
        )}
      </div>
      <div className="grid gap-6">
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            slug={event.slug}
            meetings={meetings.filter((meeting) => meeting.dayKey === day)}
          />
        ))}
        <Others agenda={agenda} />
      </div>
      <Tabs agenda={agenda} />
    </div>
  )
}

function ZoneLine({ meetings }: { meetings: AgendaMeeting[] }) {
  const t = useTranslations('agenda')
  const zoneName = useZoneName()
  const first = meetings[0]
  return first ? (
    <p className="small mute">
      {t('zone', { zone: zoneName(first.time.zone), offset: first.time.offset })}
    </p>
  ) : null
}

function Next({ meeting, slug }: { meeting: AgendaMeeting; slug: string }) {
  const t = useTranslations('agenda')
  const texts = useTexts()
  const to = paths(useLocale())
  const soon = meeting.phase === 'next' && meeting.minutesLeft > 0 && meeting.minutesLeft < 600
  const own = texts.own(meeting)
  return (
    <AgendaNext
      id="next-meeting"
      heading={meeting.phase === 'now' ? t('now') : `${t('next')} · ${meeting.dayKey}`}
      countdown={soon ? t('inMinutes', { count: meeting.minutesLeft }) : undefined}
      time={meeting.time.span.slice(0, 5)}
      dateTime={meeting.startsAt}
      table={meeting.table ?? undefined}
      partner={<span lang={languageOf(meeting.partner.country)}>{meeting.partner.name}</span>}
      moved={texts.moved(meeting)}
      facts={[
        ...(meeting.people.length > 0 ? [{ term: t('with'), detail: texts.people(meeting) }] : []),
        ...(meeting.interpreter ? [{ term: t('interpreter'), detail: meeting.interpreter }] : []),
        ...(meeting.subject
          ? [
              {
                term: t('subject'),
                detail: (
                  <Anchor
                    to={to.listing(meeting.subject.kind, meeting.subject.slug)}
                    lang={meeting.subject.locale}
                  >
                    {meeting.subject.title}
                  </Anchor>
                ),
              },
            ]
          : []),
        ...(own ? [{ term: meeting.time.span, detail: own }] : []),
      ]}
      acts={
        <LinkButton to={to.meeting(slug, meeting.meetingId)} icon={DocumentIcon}>
          {t('openBrief')}
        </LinkButton>
      }
    />
  )
}

/** Nothing to come: not published, nothing for this person, or everything is over. */
function Nothing({ agenda: { event, meetings } }: { agenda: Agenda }) {
  const t = useTranslations('agenda')
  if (!event.published)
    return <EmptyState title={t('notPublished')}>{t('notPublishedText')}</EmptyState>
  if (meetings.length === 0)
    return <EmptyState title={t('noMeetings')}>{t('noMeetingsText')}</EmptyState>
  return <p className="mute">{t('whole', { count: meetings.length })}</p>
}

function Day({ day, slug, meetings }: { day: string; slug: string; meetings: AgendaMeeting[] }) {
  const t = useTranslations('agenda')
  const to = paths(useLocale())
  const texts = useTexts()
  return (
    <section aria-label={day}>
      <div className="bar-row">
        <h2>
          {day}{' '}
          <span className="mute">
            {t('whole', {
              count: meetings.filter((meeting) => meeting.state !== 'cancelled').length,
            })}
          </span>
        </h2>
      </div>
      <AgendaDay
        entries={meetings.map((meeting) => ({
          id: meeting.meetingId,
          state:
            meeting.state === 'cancelled'
              ? 'cancelled'
              : meeting.phase === 'past'
                ? 'past'
                : meeting.phase === 'now' || meeting.phase === 'next'
                  ? 'now'
                  : 'ahead',
          from: meeting.time.span.slice(0, 5),
          to: meeting.time.span.slice(-5),
          dateTime: meeting.startsAt,
          title: (
            <Anchor
              to={to.meeting(slug, meeting.meetingId)}
              lang={languageOf(meeting.partner.country)}
            >
              {meeting.partner.name}
            </Anchor>
          ),
          detail: [
            meeting.subject?.title,
            texts.people(meeting),
            meeting.interpreter && `${t('interpreter')} ${meeting.interpreter}`,
            texts.own(meeting),
          ]
            .filter(Boolean)
            .join(' · '),
          table: meeting.table ?? undefined,
          moved: texts.moved(meeting),
          reason: meeting.state === 'cancelled' ? t('cancelled') : undefined,
        }))}
      />
    </section>
  )
}

function useTexts() {
  const t = useTranslations('agenda')
  const zoneName = useZoneName()
  return {
    people: (meeting: AgendaMeeting) =>
      meeting.people
        .map((person) =>
          [person.name, person.nameLatin ? `(${person.nameLatin})` : '', person.title]
            .filter(Boolean)
            .join(' '),
        )
        .join(', '),
    moved: ({ moved }: AgendaMeeting) =>
      moved
        ? moved.table
          ? t('moved', { span: moved.span, table: moved.table })
          : t('movedNoTable', { span: moved.span })
        : undefined,
    own: ({ time }: AgendaMeeting) =>
      time.own ? t('own', { place: zoneName(time.own.zone), time: time.own.time }) : '',
  }
}

function CalendarLink({
  agenda: { event, delegate },
  path,
  origin,
}: {
  agenda: Agenda
  path: string
  origin: string
}) {
  const t = useTranslations('agenda')
  const to = paths(useLocale())
  return (
    <section className="noprint" aria-labelledby="calendar-title">
      <h2 id="calendar-title">{t('calendarTitle')}</h2>
      <p className="small mute">{t('calendarText')}</p>
      <p className="mt-2">
        <label className="small" htmlFor="calendar-address">
          {t('calendarAddress')}
        </label>
        <input className="in" id="calendar-address" readOnly value={`${origin}${path}`} />
      </p>
      <p className="row mt-2">
        <Anchor className="ilink" to={path} reload>
          <MeetingIcon />
          {t('calendar')}
        </Anchor>
      </p>
      <details className="more mt-2">
        <summary>{t('calendarRenew')}</summary>
        <Form method="post" action={to.agendaOf(event.slug, delegate.id)} className="grid gap-3">
          <p className="small mute">{t('calendarRenewText')}</p>
          <div>
            <Button small>{t('calendarRenewAct')}</Button>
          </div>
        </Form>
      </details>
    </section>
  )
}

function Others({ agenda: { others, event } }: { agenda: Agenda }) {
  const t = useTranslations('agenda')
  const to = paths(useLocale())
  if (others.length === 0) return null
  return (
    <section className="noprint" aria-labelledby="others-title">
      <h2 id="others-title">{t('colleagues')}</h2>
      <ul className="row">
        {others.map((one) => (
          <li key={one.id}>
            <Anchor to={to.agendaOf(event.slug, one.id)}>{one.name}</Anchor>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tabs({ agenda: { event } }: { agenda: Agenda }) {
  const t = useTranslations('agenda')
  const to = paths(useLocale())
  return (
    <TabBar
      label={t('places')}
      tabs={[
        { to: to.agenda(event.slug), label: t('title'), icon: CalendarIcon, current: true },
        { to: to.requests(event.slug), label: t('requests'), icon: MessageIcon },
        { to: to.event(event.slug), label: t('event'), icon: PlaceIcon },
      ]}
    />
  )
}
