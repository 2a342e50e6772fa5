import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { CheckIcon } from '#app/ui/icon'
import { TextArea } from '#app/ui/text-area'

type Props = {
  request: { id: string; version: number }
  /** What is wrong with the reason, when this request was declined without one. */
  error?: string
  typed?: string
  /** What the page sends along. */
  hidden?: ReactNode
}

/** Accept with one press; decline with a reason, folded away until wanted. */
export function AnswerForms({ request, error, typed, hidden: more }: Props) {
  const t = useTranslations('requests')
  const hidden = (
    <>
      {more}
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="requestId" value={request.id} />
      <input type="hidden" name="version" value={request.version} />
    </>
  )
  return (
    <div className="row items-start">
      <Form method="post">
        {hidden}
        <Button kind="primary" small icon={CheckIcon} name="answer" value="accepted">
          {t('accept')}
        </Button>
      </Form>
      <details className="more" open={error !== undefined}>
        <summary>{t('decline')}</summary>
        <Form method="post" className="grid gap-3">
          {hidden}
          <TextArea
            name="reason"
            id={`reason-${request.id}`}
            label={t('declineReason')}
            hint={t('declineHint')}
            rows={2}
            limit={500}
            defaultValue={typed}
            error={error}
          />
          <div>
            <Button small name="answer" value="declined">
              {t('decline')}
            </Button>
          </div>
        </Form>
      </details>
    </div>
  )
}
