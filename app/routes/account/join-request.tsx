import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { TextField } from '#app/ui/text-field'
import { useRoleChoices } from './use-role-choices'

type Props = {
  request: {
    id: string
    name: string
    email: string
    message: string | null
    sharedDomain: string | null
  }
  error?: string
}

/** Somebody who asks to join: who they are, what speaks for them, and the owner's answer. */
export function JoinRequest({ request, error }: Props) {
  const t = useTranslations('members')
  const id = `reason-${request.id}`
  return (
    <Form method="post" className="asking">
      <input type="hidden" name="id" value={request.id} />
      <div>
        <p>
          <b>{request.name}</b> <span className="mute">{request.email}</span>
        </p>
        {request.sharedDomain && (
          <p className="small">{t('asking.domain', { domain: request.sharedDomain })}</p>
        )}
        {request.message && <blockquote className="mute">{request.message}</blockquote>}
      </div>
      <RadioGroup
        id={`role-${request.id}`}
        name="role"
        label={t('role')}
        value="editor"
        options={useRoleChoices()}
      />
      <TextField
        id={id}
        name="reason"
        label={t('asking.reason')}
        hint={t('asking.reasonHint')}
        optional
        maxLength={500}
        error={error}
      />
      <input type="hidden" name="act" value="answer" />
      <p className="row">
        <Button
          kind="primary"
          name="answer"
          value="accept"
          aria-label={`${t('asking.accept')}: ${request.name}`}
        >
          {t('asking.accept')}
        </Button>
        <Button
          name="answer"
          value="decline"
          aria-label={`${t('asking.decline')}: ${request.name}`}
        >
          {t('asking.decline')}
        </Button>
      </p>
    </Form>
  )
}
