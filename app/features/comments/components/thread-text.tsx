import { useTranslations } from 'use-intl'
import { Said } from '#app/ui/said'
import type { ShownThread } from '../shown'

/** What was said in a thread, and whether it is settled. */
export function ThreadText({ thread }: { thread: ShownThread }) {
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
