import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import type { StepPage } from '../shown'

/** Where a listing stands: drafted, returned with reasons, in review, shown, unconfirmed, resting; with what can be done. */
export function StandingPart({ page }: { page: StepPage }) {
  const t = useTranslations('editor.life')
  return (
    <Section id="standing" title={t('title')}>
      <div className="fields snug">
        <StandingNotice page={page} />
        {page.kind === 'need' && page.standing.isShown && <NeedState page={page} />}
        <LifeActs page={page} />
      </div>
    </Section>
  )
}

function StandingNotice({ page: { standing } }: { page: StepPage }) {
  const t = useTranslations('editor.life')
  const { status, review } = standing
  if (status === 'draft' && review?.state === 'returned')
    return (
      <Notice kind="caution" title={t('returned', { day: review.decided ?? '' })}>
        <span className="block mt-2">
          {t('reason')}: {review.reason}
        </span>
      </Notice>
    )
  if (status === 'draft') return <p>{t('draft')}</p>
  if (status === 'inReview')
    return (
      <Notice title={t('inReview', { day: review?.promised ?? '' })}>{t('inReviewText')}</Notice>
    )
  if (!standing.isShown) return <p>{t('resting')}</p>
  if (standing.isAsked)
    return (
      <Notice kind="caution" title={t('asked')}>
        {standing.staleSince ? t('stale', { day: standing.staleSince }) : t('askedText')}
      </Notice>
    )
  return <p>{t('shown')}</p>
}

/** How far the talks about a need have come. */
function NeedState({ page: { kind, slug, version, standing } }: { page: StepPage }) {
  const t = useTranslations('editor.life')
  const domain = useTranslations('domain.needStatus')
  const to = paths(useLocale())
  return (
    <Form method="post" action={to.editListing(kind, slug, 'publication')} className="row">
      <input type="hidden" name="version" value={version} />
      <select
        className="in short sm"
        name="status"
        aria-label={t('state')}
        defaultValue={standing.status}
      >
        {(['open', 'inDiscussion', 'matched'] as const).map((status) => (
          <option key={status} value={status}>
            {domain(status)}
          </option>
        ))}
      </select>
      <Button small name="intent" value="state">
        {t('setState')}
      </Button>
    </Form>
  )
}

/** Acts that need no form: each is a press, with the version that was shown. */
function LifeActs({ page }: { page: StepPage }) {
  const t = useTranslations('editor.life')
  const to = paths(useLocale())
  const { kind, slug, version, standing } = page
  const acts: { intent: string; label: string; primary?: boolean }[] = [
    ...(standing.isShown && standing.isAsked
      ? [{ intent: 'stillValid', label: t('stillValid'), primary: true }]
      : []),
    ...(standing.status === 'inReview' ? [{ intent: 'withdraw', label: t('withdraw') }] : []),
    ...(standing.isShown
      ? [
          {
            intent: 'archive',
            label: kind === 'technology' ? t('archiveTechnology') : t('archiveNeed'),
          },
        ]
      : []),
    ...(standing.status === 'archived' || standing.status === 'closed'
      ? [{ intent: 'reopen', label: t('reopen') }]
      : []),
  ]
  return (
    <div className="row">
      {acts.map(({ intent, label, primary }) => (
        <Form method="post" key={intent} action={to.editListing(kind, slug, 'publication')}>
          <input type="hidden" name="version" value={version} />
          <Button small kind={primary ? 'primary' : 'plain'} name="intent" value={intent}>
            {label}
          </Button>
        </Form>
      ))}
      {standing.isShown && (
        <LinkButton small to={to.listing(kind, slug)}>
          {t('view')}
        </LinkButton>
      )}
    </div>
  )
}

/** What must still be written before anybody reviews it, with the way there. */
export function MissingPart({ page }: { page: StepPage }) {
  const t = useTranslations('editor.missing')
  const to = paths(useLocale())
  const { kind, slug, standing } = page
  if (standing.status !== 'draft' || standing.missing.length === 0) return null
  return (
    <Section id="missing" title={t('title')}>
      <ul className="stack">
        {standing.missing.map(({ id, step }) => (
          <li key={id}>
            <Anchor to={`${to.editListing(kind, slug, step)}#${ANCHOR[id] ?? id}`}>{t(id)}</Anchor>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Where a missing thing is written, when it goes by another name there. */
const ANCHOR: Record<string, string> = { ownName: 'confidential' }

/** How complete a listing is, and what would bring more matches, most first. */
export function MeterPart({ page }: { page: StepPage }) {
  const t = useTranslations('editor.meter')
  const nameOf = useTranslations('ui.languageName')
  const to = paths(useLocale())
  const { kind, slug, completeness } = page
  return (
    <Section id="completeness" title={t('title')}>
      <p>
        <meter min={0} max={100} value={completeness.percent} aria-label={t('title')}>
          {completeness.percent}
        </meter>{' '}
        {t('value', { percent: completeness.percent })}
      </p>
      {completeness.missing.length === 0 ? (
        <p className="mute">{t('full')}</p>
      ) : (
        <>
          <h3 className="mt-4">{t('more')}</h3>
          <ul className="stack mt-2">
            {completeness.missing.slice(0, 6).map(({ id, step, lang }) => (
              <li key={id}>
                <Anchor to={to.editListing(kind, slug, step, { lang })}>
                  {t(`wish.${id}`, { language: lang ? nameOf(lang) : '' })}
                </Anchor>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
