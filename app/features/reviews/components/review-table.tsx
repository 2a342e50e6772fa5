import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import type { ReviewLine } from '../shown'

/** Reviews as a table; each line leads to its own page. */
export function ReviewTable({ caption, reviews }: { caption: string; reviews: ReviewLine[] }) {
  const t = useTranslations('reviews')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={reviews}
      rowId={(review) => review.id}
      columns={[
        {
          id: 'listing',
          label: t('listing'),
          header: true,
          cell: (review) => (
            <>
              <Anchor to={to.review(review.id)} lang={review.title.locale}>
                {review.title.text}
              </Anchor>
              <small className="small mute block">{domain(`listingKind.${review.kind}`)}</small>
            </>
          ),
        },
        {
          id: 'owner',
          label: t('owner'),
          cell: (review) => (
            <>
              {review.owner}
              <small className="small mute block">
                {`${domain(`country.${review.country}`)} · ${domain(`verification.${review.verification}`)}`}
              </small>
            </>
          ),
        },
        { id: 'submitted', label: t('submitted'), cell: (review) => review.submitted },
        {
          id: 'promised',
          label: t('promised'),
          cell: (review) => (
            <>
              {review.promised}
              {review.isLate && <b className="warn"> {t('late')}</b>}
            </>
          ),
        },
        {
          id: 'state',
          label: t('state'),
          cell: (review) => (
            <>
              {t(`stateName.${review.state}`)}
              {review.reason && <small className="small mute block">{review.reason}</small>}
            </>
          ),
        },
      ]}
    />
  )
}
