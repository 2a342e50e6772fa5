import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { Said } from '#app/ui/said'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'
import { COMMENT_LENGTH } from '../schema'
import type { CommentedField } from '../schema'
import type { ShownComments, ShownThread } from '../shown'

type Props = {
  comments: ShownComments
  fields: { name: CommentedField; label: string }[]
  /** Version of the listing: every form of the page names it. */
  version: number
  newKey: string
  errors: FormErrors
}

/** Comments as a reviewer reads and writes them, beside the evidence. */
export function ReviewComments({ comments, fields, version, newKey, errors }: Props) {
  const t = useTranslations('comments')
  const { threads, mayWrite } = comments
  const open = threads.filter(({ settled }) => !settled)
  const settled = threads.filter((thread) => thread.settled)
  const said = threads.reduce((sum, thread) => sum + thread.comments.length, 0)
  const isHere = errors.value('act') === 'comment'
  return (
    <Section
      id="comments"
      title={t('title')}
      aside={<p>{mayWrite ? t('reviewIntro') : t('notInCharge')}</p>}
    >
      {threads.length === 0 && <p className="mute">{t('none')}</p>}
      {open.map((thread) => (
        <Thread
          key={`${thread.id} ${thread.version}`}
          thread={thread}
          mayWrite={mayWrite}
          newKey={newKey}
          errors={errors}
        />
      ))}
      {settled.length > 0 && (
        <details className="more">
          <summary>{t('settledTitle', { count: settled.length })}</summary>
          {settled.map((thread) => (
            <Thread
              key={`${thread.id} ${thread.version}`}
              thread={thread}
              mayWrite={mayWrite}
              newKey={newKey}
              errors={errors}
            />
          ))}
        </details>
      )}
      {mayWrite && (
        <Form key={said} method="post" className="fields snug" noValidate preventScrollReset>
          <input type="hidden" name="act" value="comment" />
          <input type="hidden" name="version" value={version} />
          <input
            type="hidden"
            name="key"
            value={(isHere ? errors.value('key') : undefined) ?? newKey}
          />
          <Select
            name="field"
            label={t('field')}
            empty={t('choose')}
            short
            options={fields.map(({ name, label }) => ({ value: name, label }))}
            defaultValue={isHere ? errors.value('field') : undefined}
            error={isHere ? errors.of('field') : undefined}
          />
          <TextArea
            name="text"
            label={t('new')}
            rows={3}
            limit={COMMENT_LENGTH}
            defaultValue={isHere ? errors.value('text') : ''}
            error={isHere ? errors.of('text') : undefined}
          />
          <div className="row">
            <Button small>{t('add')}</Button>
          </div>
        </Form>
      )}
    </Section>
  )
}

type ThreadProps = {
  thread: ShownThread
  mayWrite: boolean
  newKey: string
  errors: FormErrors
}

function Thread({ thread, mayWrite, newKey, errors }: ThreadProps) {
  const t = useTranslations('comments')
  const isHere = errors.value('act') === 'answer' && errors.value('thread') === thread.id
  return (
    <div className="thread">
      <p>
        <b>{thread.label}</b>
      </p>
      <ThreadText thread={thread} />
      {mayWrite && !thread.settled && (
        <details className="more" open={isHere}>
          <summary>{t('answer')}</summary>
          <Form method="post" className="fields snug" noValidate preventScrollReset>
            <input type="hidden" name="act" value="answer" />
            <input type="hidden" name="version" value={thread.version} />
            <input type="hidden" name="thread" value={thread.id} />
            <input type="hidden" name="key" value={`${newKey}:${thread.id}`} />
            <TextArea
              id={`answer-${thread.id}`}
              name="text"
              label={t('answerTo', { name: thread.comments[0]?.by ?? '' })}
              rows={2}
              limit={COMMENT_LENGTH}
              defaultValue={isHere ? errors.value('text') : ''}
              error={isHere ? errors.of('text') : undefined}
            />
            <div className="row">
              <Button small>{t('addAnswer')}</Button>
            </div>
          </Form>
        </details>
      )}
      {mayWrite && (
        <Form method="post" className="row" preventScrollReset>
          <input type="hidden" name="version" value={thread.version} />
          <input type="hidden" name="thread" value={thread.id} />
          <Button small kind="quiet" name="act" value={thread.settled ? 'reopen' : 'settle'}>
            {t(thread.settled ? 'reopen' : 'settle')}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** What was said in a thread, and whether it is settled. */
function ThreadText({ thread }: { thread: ShownThread }) {
  const t = useTranslations('comments')
  return (
    <>
      <Said
        lines={thread.comments.map(({ id, text, by, at, voice }) => ({
          id,
          text,
          by: `${t('by', { name: by, at })} · ${t(`voice.${voice}`)}`,
        }))}
      />
      {thread.settled && (
        <p className="small mute">
          {t('settled', { name: thread.settled.by, at: thread.settled.at })}
        </p>
      )}
    </>
  )
}
