import { useLocale, useTranslations } from 'use-intl'
import type { ListingKind } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Stepper } from '#app/ui/stepper'
import type { Step, StepPage } from '../shown'

type Props = {
  kind: ListingKind
  slug: string
  steps: StepPage['steps']
  /** The step that is open; pictures and documents are a page of their own. */
  now: Step | 'media'
  errors: number
}

/** The steps of a listing's editor, and after them the page of its pictures and documents. */
export function StepList({ kind, slug, steps, now, errors }: Props) {
  const t = useTranslations('editor')
  const say = useTranslations('comments')
  const to = paths(useLocale())
  const media = {
    id: 'media',
    label: t('step.media'),
    state: now === 'media' ? ('now' as const) : ('ahead' as const),
    errors: now === 'media' ? errors : 0,
    note: t('stepAnyTime'),
    to: to.listingMedia(slug),
  }
  return (
    <Stepper
      label={t('steps')}
      steps={[
        ...steps.map(({ id, open, comments, state }) => ({
          id,
          label: t(`step.${id}`),
          state,
          errors: state === 'now' ? errors : 0,
          note: notes(
            comments > 0 && say('stepCount', { count: comments }),
            open > 0 && t('stepOpen', { count: open }),
          ),
          to: to.editListing(kind, slug, id),
        })),
        ...(kind === 'technology' ? [media] : []),
      ]}
    />
  )
}

const notes = (...said: (string | false)[]): string | undefined =>
  said.filter(Boolean).join(' · ') || undefined
