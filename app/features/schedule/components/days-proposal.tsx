import { useTranslations } from 'use-intl'
import { useZoneName } from '#app/i18n/use-zone-name'
import { DataTable } from '#app/ui/data-table'
import { Notice } from '#app/ui/notice'
import type { ShownDaysProposal } from '../shown'
import { ChangeList, ToldList } from './change-list'
import { Consequences } from './repair-proposal'

/** What other days would do to meetings, people and sessions; nothing is done yet. */
export function DaysConsequences({ proposal }: { proposal: ShownDaysProposal }) {
  const t = useTranslations('setup')
  const zoneName = useZoneName()
  const { days, zone, sessionsGone, sessionsMoved, painted, reminders, doubtful } = proposal
  return (
    <>
      <Verdict proposal={proposal} />
      {zone && (
        <p>{t('days.zone', { before: zoneName(zone.before), after: zoneName(zone.after) })}</p>
      )}
      {days.length > 0 && (
        <DataTable
          caption={t('days.title')}
          captionHidden
          rows={days}
          rowId={(day) => day.before}
          columns={[
            { id: 'before', label: t('days.before'), header: true, cell: (day) => day.before },
            {
              id: 'after',
              label: t('days.after'),
              cell: (day) => <b>{day.after ?? t('days.goes')}</b>,
            },
            { id: 'meetings', label: t('days.meetings'), cell: (day) => day.meetings },
          ]}
        />
      )}
      {sessionsGone.length > 0 && (
        <div>
          <p>{t('days.sessionsGone')}</p>
          <ul className="why">
            {sessionsGone.map((session) => (
              <li key={session}>{session}</li>
            ))}
          </ul>
        </div>
      )}
      {sessionsMoved > 0 && <p>{t('days.sessionsMoved', { count: sessionsMoved })}</p>}
      {painted > 0 && <p>{t('days.painted', { count: painted })}</p>}
      {reminders > 0 && <p>{t('days.reminders', { count: reminders })}</p>}
      {doubtful.length > 0 && (
        <div>
          <Notice kind="caution">{t('days.doubtful')}</Notice>
          <ToldList told={doubtful} />
        </div>
      )}
      {days.length > 0 && <Meetings proposal={proposal} />}
    </>
  )
}

function Verdict({ proposal: { isWhole, days } }: { proposal: ShownDaysProposal }) {
  const t = useTranslations('setup')
  const count = days.reduce((sum, day) => sum + day.meetings, 0)
  if (count === 0) return <Notice title={t('days.onlySessions')} />
  return isWhole ? (
    <Notice kind="positive" title={t('days.whole')}>
      {t('days.wholeText', { count })}
    </Notice>
  ) : (
    <Notice kind="caution" title={t('days.part', { count })}>
      {t('days.partText')}
    </Notice>
  )
}

/** Where each meeting keeps its place the list says little, so that it is folded. */
function Meetings({ proposal }: { proposal: ShownDaysProposal }) {
  const t = useTranslations('setup')
  const board = useTranslations('board')
  if (!proposal.isWhole) return <Consequences proposal={proposal} />
  return (
    <>
      <details className="more">
        <summary>{t('days.list')}</summary>
        <ChangeList lines={proposal.lines} caption={t('days.list')} />
      </details>
      <h3>{board('repairs.tell')}</h3>
      <ToldList told={proposal.told} />
      {proposal.interpreters.length > 0 && (
        <p className="small">
          {board('repairs.interpreters', { names: proposal.interpreters.join(', ') })}
        </p>
      )}
    </>
  )
}
