import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { Said } from '#app/ui/said'
import { TextArea } from '#app/ui/text-area'
import type { CommentedField, ShownThread } from '#app/features/comments'
import { answerName, commentName } from '../shown'
import type { Filled } from './filled'

type Props = { filled: Filled; field: CommentedField; label: string }

/**
 * What is said about one field, below it and inside the form that it belongs to: each button is one of the form's, so that
 * nothing that stands in the form is lost by it.
 */
export function FieldComments({ filled, field, label }: Props) {
  const { comments } = filled.page
  const t = useTranslations('comments')
  const threads = comments.threads.filter((thread) => thread.field === field)
  const open = threads.filter(({ settled }) => !settled)
  const settled = threads.filter((thread) => thread.settled)
  const name = commentName(field)
  if (!comments.mayWrite && threads.length === 0) return null
  const isTyped = filled.value(name) !== '' || filled.error(name) !== undefined
  return (
    <details
      className="more comments"
      id={`comments-${field}`}
      open={open.length > 0 || isTyped || threads.some(({ id }) => isAnswered(filled, id))}
    >
      <summary>
        {open.length > 0
          ? t('summaryOpen', { count: open.length })
          : threads.length > 0
            ? t('summary', { count: threads.length })
            : t('first')}
        <span className="vh">: {label}</span>
      </summary>
      {open.map((thread) => (
        <OpenThread key={thread.id} thread={thread} mayWrite={comments.mayWrite} filled={filled} />
      ))}
      {settled.length > 0 && (
        <details className="more">
          <summary>{t('settledTitle', { count: settled.length })}</summary>
          {settled.map((thread) => (
            <SettledThread key={thread.id} thread={thread} mayWrite={comments.mayWrite} />
          ))}
        </details>
      )}
      {comments.mayWrite && (
        <div className="fields snug">
          <TextArea
            name={name}
            label={t('newAt', { field: label })}
            hint={t('hint')}
            rows={2}
            limit={filled.page.commentLength}
            defaultValue={filled.value(name)}
            error={filled.error(name)}
          />
          <div className="row">
            <Button small name="intent" value={`comment:${field}`}>
              {t('add')}
            </Button>
          </div>
        </div>
      )}
    </details>
  )
}

const isAnswered = (filled: Filled, thread: string): boolean =>
  filled.value(answerName(thread)) !== '' || filled.error(answerName(thread)) !== undefined

type ThreadProps = { thread: ShownThread; mayWrite: boolean }

function OpenThread({ thread, mayWrite, filled }: ThreadProps & { filled: Filled }) {
  const t = useTranslations('comments')
  const name = answerName(thread.id)
  return (
    <div className="thread">
      <ThreadText thread={thread} />
      {mayWrite && (
        <>
          <details className="more" open={isAnswered(filled, thread.id)}>
            <summary>{t('answer')}</summary>
            <div className="fields snug">
              <TextArea
                name={name}
                label={t('answerTo', { name: thread.comments[0]?.by ?? '' })}
                rows={2}
                limit={filled.page.commentLength}
                defaultValue={filled.value(name)}
                error={filled.error(name)}
              />
              <div className="row">
                <Button small name="intent" value={`answer:${thread.id}`}>
                  {t('addAnswer')}
                </Button>
              </div>
            </div>
          </details>
          <div className="row">
            <Button
              small
              kind="quiet"
              name="intent"
              value={`settle:${thread.id}:${thread.version}`}
            >
              {t('settle')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function SettledThread({ thread, mayWrite }: ThreadProps) {
  const t = useTranslations('comments')
  return (
    <div className="thread">
      <ThreadText thread={thread} />
      {mayWrite && (
        <div className="row">
          <Button
            small
            kind="quiet"
            name="intent"
            value={`unsettle:${thread.id}:${thread.version}`}
          >
            {t('reopen')}
          </Button>
        </div>
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
