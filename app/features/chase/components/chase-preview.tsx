import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { CopyButton } from '#app/ui/copy-button'
import type { ChatText } from '../shown'

/** The mail as the first reader of each language gets it, and for each participant a text to paste into a chat. */
export function ChasePreview({
  preview,
  errors,
}: {
  preview: { mails: (ChatText & { subject: string })[]; chats: ChatText[] }
  errors: FormErrors
}) {
  const t = useTranslations('chase')
  return (
    <div className="stack">
      <div className="grid gap-5 lg:grid-cols-3">
        {preview.mails.map((mail) => (
          <figure key={mail.locale} className="m-0">
            <figcaption className="small mute">
              {t('previewFor', { person: mail.person, organisation: mail.organisation })}
            </figcaption>
            <div className="chat mt-2" lang={mail.locale}>
              <b>{mail.subject}</b>
              {'\n\n'}
              {mail.text}
            </div>
          </figure>
        ))}
      </div>
      <h3>{t('chats')}</h3>
      <p className="small mute">{t('chatsText')}</p>
      {preview.chats.map((chat) => (
        <details key={chat.registrationId} className="more">
          <summary>
            <b>{chat.organisation}</b>{' '}
            <span className="small mute">
              {[chat.person, chat.phone].filter(Boolean).join(' · ')}
            </span>
          </summary>
          <div className="chat" lang={chat.locale} id={`chat-${chat.registrationId}`}>
            {chat.text}
          </div>
          <div className="row mt-2">
            <CopyButton text={chat.text} label={t('copy')} done={t('copied')} />
            <NotedForm registrationId={chat.registrationId} errors={errors} />
          </div>
        </details>
      ))}
    </div>
  )
}

/** Notes that the text was sent by hand, with the words of the form above. */
function NotedForm({ registrationId, errors }: { registrationId: string; errors: FormErrors }) {
  const t = useTranslations('chase')
  const carried = [
    'group',
    'of',
    'subject.ko',
    'subject.vi',
    'subject.en',
    'body.ko',
    'body.vi',
    'body.en',
  ]
  return (
    <Form method="post">
      {carried.map((name) => {
        const value = errors.value(name)
        return value ? <input key={name} type="hidden" name={name} value={value} /> : null
      })}
      <input type="hidden" name="registrationId" value={registrationId} />
      <Button small kind="quiet" name="act" value="noted">
        {t('noted')}
      </Button>
    </Form>
  )
}
