import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import type { RepairDesk, ShownProposal } from '../shown'
import { useReason } from './board-aside'
import { ChangeList, ToldList } from './change-list'

type Props = {
  desk: RepairDesk
  proposal: ShownProposal
  asked: Record<string, string | string[]>
}

/** What would become of the schedule: who moves, what is lost and why, who must be told; nothing is done yet. */
export function RepairProposal({ desk, proposal, asked }: Props) {
  const t = useTranslations('board')
  return (
    <Section
      id="proposal"
      title={t('repairs.proposal')}
      aside={<p>{t('repairs.found', { milliseconds: proposal.milliseconds })}</p>}
    >
      <div className="stack">
        <Consequences proposal={proposal} />
        <Form method="post" className="row mt-4">
          {Object.entries(asked).flatMap(([name, value]) =>
            [value].flat().map((one) => <input key={name} type="hidden" name={name} value={one} />),
          )}
          <input type="hidden" name="fingerprint" value={proposal.fingerprint} />
          {proposal.mayPublish && (
            <Button kind="primary" name="intent" value="applyAndPublish">
              {t('repairs.applyAndPublish', { count: proposal.messages })}
            </Button>
          )}
          <Button kind={proposal.mayPublish ? 'plain' : 'primary'} name="intent" value="apply">
            {desk.base?.state === 'draft' ? t('repairs.applyToDraft') : t('repairs.applyAsDraft')}
          </Button>
        </Form>
      </div>
    </Section>
  )
}

/** What would become of meetings and people. */
export function Consequences({ proposal }: { proposal: ShownProposal }) {
  const t = useTranslations('board')
  const reason = useReason()
  const moved = proposal.lines.filter((line) => line.kind !== 'dropped')
  return (
    <>
      <p>
        {t('repairs.summary', {
          moved: moved.length,
          lost: proposal.lost.length,
          people: proposal.messages,
        })}
      </p>
      {proposal.notAbsorbed && <Notice kind="caution">{t('repairs.notAbsorbed')}</Notice>}
      <ChangeList lines={proposal.lines} caption={t('repairs.proposal')} />
      {proposal.lost.length > 0 && (
        <>
          <h3>{t('repairs.lost')}</h3>
          <ul className="why">
            {proposal.lost.map((one) => (
              <li key={one.meetingId}>
                <b>{one.pair}</b>{' '}
                {one.reason
                  ? reason({ reason: one.reason, who: one.who, limit: one.limit })
                  : t('repairs.cancelled')}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('repairs.tell')}</h3>
      <ToldList told={proposal.told} />
      {proposal.interpreters.length > 0 && (
        <p className="small">
          {t('repairs.interpreters', { names: proposal.interpreters.join(', ') })}
        </p>
      )}
    </>
  )
}
