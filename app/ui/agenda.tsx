import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { CancelledIcon, HistoryIcon, OfflineIcon } from './icon'
import type { Icon } from './icon'

type NextProps = {
  id: string
  /** "Cuộc gặp tiếp theo" */
  heading: string
  /** "còn 12 phút" */
  countdown?: string
  /** Clock time as shown, and the instant for machines. */
  time: string
  dateTime?: string
  table?: string
  /** The other side; names in their own languages. */
  partner: ReactNode
  facts: { term: string; detail: ReactNode }[]
  /** "Đã đổi từ 14:00, bàn 5" */
  moved?: string
  /** Up to two acts. */
  acts?: ReactNode
}

/** The next meeting on the one large filled surface: time and table first. */
export function AgendaNext({
  id,
  heading,
  countdown,
  time,
  dateTime,
  table,
  partner,
  facts,
  moved,
  acts,
}: NextProps) {
  const t = useTranslations('ui')
  return (
    <section className="next" aria-labelledby={id}>
      <p className="top">
        <span>{heading}</span>
        {countdown && <b className="num">{countdown}</b>}
      </p>
      <div className="big">
        <time className="t" dateTime={dateTime}>
          {time}
        </time>
        {table && (
          <p className="tb">
            {t('table')} <b>{table}</b>
          </p>
        )}
      </div>
      <h2 id={id}>{partner}</h2>
      {moved && (
        <p className="chg">
          <HistoryIcon />
          {moved}
        </p>
      )}
      <dl>
        {facts.map(({ term, detail }) => (
          <Pair key={term} term={term} detail={detail} />
        ))}
      </dl>
      {acts && <div className="acts">{acts}</div>}
    </section>
  )
}

const Pair = ({ term, detail }: { term: string; detail: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{detail}</dd>
  </>
)

export type AgendaEntry = {
  id: string
  state: 'past' | 'now' | 'ahead' | 'pause' | 'cancelled'
  from: string
  to?: string
  dateTime?: string
  title: ReactNode
  /** Subject, interpreter, hall. */
  detail?: ReactNode
  table?: string
  moved?: string
  /** Why it is cancelled. */
  reason?: string
  acts?: ReactNode
}

/** A day in order: what is over, what is now, what comes. */
export function AgendaDay({ entries }: { entries: AgendaEntry[] }) {
  const t = useTranslations('ui')
  return (
    <ol className="day">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={entry.state === 'ahead' ? undefined : entry.state}
          aria-current={entry.state === 'now' ? 'time' : undefined}
        >
          <div>
            <time dateTime={entry.dateTime}>{entry.from}</time>
            {entry.to && <time className="to">{entry.to}</time>}
          </div>
          <div>
            <b>{entry.title}</b>
            {entry.detail && <small>{entry.detail}</small>}
            {entry.moved && (
              <span className="chg">
                <HistoryIcon />
                {entry.moved}
              </span>
            )}
            {entry.reason && (
              <span className="why-not">
                <CancelledIcon />
                {entry.reason}
              </span>
            )}
            {entry.acts && <div className="acts noprint">{entry.acts}</div>}
          </div>
          <div className="tb">
            {entry.table && (
              <>
                {t('table')} <b className="num">{entry.table}</b>
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Says that the network is gone and how old the page is. */
export function OfflineLine({ children }: { children: ReactNode }) {
  return (
    <p className="net" role="status">
      <OfflineIcon />
      <span>{children}</span>
    </p>
  )
}

/** The places of an event at the foot of a phone. */
export function TabBar({
  label,
  tabs,
}: {
  label: string
  tabs: { to: string; label: string; icon: Icon; current?: boolean }[]
}) {
  return (
    <nav className="tabbar" aria-label={label}>
      {tabs.map(({ to, label: word, icon: Icon, current }) => (
        <Anchor key={to} to={to} aria-current={current ? 'page' : undefined}>
          <Icon />
          {word}
        </Anchor>
      ))}
    </nav>
  )
}
