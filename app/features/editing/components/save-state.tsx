import { useTranslations } from 'use-intl'
import type { StepPage } from '../shown'
import type { KeepReply } from './use-autosave'

type Props = { page: StepPage; isKeeping: boolean; reply: KeepReply | undefined }

/** What is saved, what is only kept, and who sees it, in one sentence. */
export function SaveState({ page, isKeeping, reply }: Props) {
  const t = useTranslations('editor.save')
  const { status, isShown } = page.standing
  const at = page.savedAt
  const saved = isShown
    ? t('shown', { at })
    : status === 'draft'
      ? t('draft', { at })
      : status === 'inReview'
        ? t('inReview', { at })
        : t('resting', { at })
  const said =
    reply?.state === 'kept'
      ? t('kept', { at: reply.at })
      : reply?.state === 'elsewhere' || reply?.state === 'signedOut'
        ? t(reply.state)
        : saved
  return <span role="status">{isKeeping ? t('keeping') : said}</span>
}
