import { Form } from '@remix-run/react'
import { memo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { Section } from '#app/ui/section'
import type { Board } from '../shown'
import { LongRows, OverLimits } from './proof'

/** What publishing would change and whom it tells, before it does. Drawn anew only with another board. */
export const PublishPart = memo(function PublishPart({
  board: { event, preview, shown, draftNumber, publishedNumber, longRows, overLimits },
}: {
  board: Board
}) {
  const t = useTranslations('schedule')
  const words = useTranslations('board')
  const to = paths(useLocale())
  if (!preview || shown?.state !== 'draft' || draftNumber === null) return null
  return (
    <div className="mt-8">
      <Section id="publish" title={t('publishTitle')}>
        {preview.changes.length === 0 ? (
          <p className="mute">{t('publishNothing')}</p>
        ) : (
          <>
            <ul className="why">
              {preview.changes.map(({ kind, count }) => (
                <li key={kind}>{t(`change.${kind}`, { count })}</li>
              ))}
              <li>{t('told', { messages: preview.messages })}</li>
            </ul>
            {publishedNumber !== null && (
              <p className="mt-2">
                <Anchor to={to.deskVersions(event.slug)}>{words('seeChanges')}</Anchor>
              </p>
            )}
            <details className="more mt-2">
              <summary>{t('toldList')}</summary>
              <ul className="small columns-2">
                {preview.told.map((one, index) => (
                  <li key={index}>
                    {one.organisation} · {one.name}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
        <OverLimits board={{ overLimits }} />
        <LongRows rows={longRows} />
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="publish" />
          <input type="hidden" name="scheduleId" value={shown.id} />
          <input type="hidden" name="version" value={shown.version} />
          <Button kind="primary">{t('publish', { number: draftNumber })}</Button>
        </Form>
      </Section>
    </div>
  )
})
