import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { CheckIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import type { Agenda } from '../shown'

/** On the own agenda: "we will be there", and "call us when a slot falls free". */
export function KeepSection({ keeping }: { keeping: NonNullable<Agenda['keeping']> }) {
  const t = useTranslations('keeping')
  const { registrationId, confirmation, fingerprint, confirmedAt, standby, mayAct } = keeping
  const asks = confirmation === 'open' || confirmation === 'changed'
  return (
    <section className="noprint" aria-labelledby="keep-title">
      <h2 id="keep-title">{t('ownTitle')}</h2>
      {confirmation === 'confirmed' && (
        <Notice kind="positive">{t('ownConfirmed', { at: confirmedAt ?? '' })}</Notice>
      )}
      {asks && <p className="mt-2">{t(confirmation === 'changed' ? 'ownChanged' : 'ownOpen')}</p>}
      {mayAct ? (
        <Form method="post" className="row mt-4" preventScrollReset>
          <input type="hidden" name="registrationId" value={registrationId} />
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {asks && (
            <Button kind="primary" name="intent" value="confirm" icon={CheckIcon}>
              {t('ownConfirm')}
            </Button>
          )}
          <Button kind="quiet" name="intent" value={standby ? 'standDown' : 'standBy'}>
            {standby ? t('ownStandDown') : t('ownStandBy')}
          </Button>
        </Form>
      ) : (
        asks && <p className="small mute">{t('ownAskEditor')}</p>
      )}
      <p className="small mute mt-2">{standby ? t('ownOnStandby') : t('ownStandbyText')}</p>
    </section>
  )
}
