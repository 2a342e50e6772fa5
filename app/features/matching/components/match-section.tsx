import { useLocale, useTranslations } from 'use-intl'
import type { ListingKind, Locale } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { EmptyState } from '#app/ui/empty-state'
import { MatchReasons } from '#app/ui/match-reasons'
import { Section } from '#app/ui/section'
import type { OwnFeedback } from '../shown'
import { FeedbackForm } from './feedback-form'

export type MatchLine = {
  kind: ListingKind
  id: string
  slug: string
  title: { text: string; locale: Locale }
  organisation: { name: string; slug: string } | null
  place: string
  score: number
  reasons: { id: string; text: string; points: number; weight: number; lack: boolean }[]
  blockers: { id: string; text: string; cap: number }[]
  /** Where the reader may ask for a meeting about it. */
  ask?: { eventSlug: string } | null
  /** What the reader's side said of it, where the reader has a side. */
  feedback?: OwnFeedback | null
}

type Props = { matches: MatchLine[]; of: ListingKind; errors: FormErrors }

/** What fits a listing from the other side, best first, each with what makes up its score. */
export function MatchSection({ matches, of, errors }: Props) {
  const t = useTranslations('match')
  return (
    <Section
      id="matches"
      title={of === 'need' ? t('titleForNeed') : t('titleForTechnology')}
      aside={
        <>
          <p>{t('ledeForNeed')}</p>
          {of === 'need' && <p>{t('turns')}</p>}
        </>
      }
    >
      {matches.length === 0 ? (
        <EmptyState title={t('none')} level={3}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        matches.map((match, index) => (
          <Match key={match.id} match={match} open={index === 0} errors={errors} />
        ))
      )}
    </Section>
  )
}

type MatchProps = { match: MatchLine; open: boolean; errors: FormErrors }

function Match({ match, open, errors }: MatchProps) {
  const t = useTranslations('match')
  const to = paths(useLocale())
  return (
    <article className="match">
      <p className="score" aria-label={t('score', { score: match.score })}>
        {match.score}
        <small> / 100</small>
      </p>
      <div className="stack">
        <h3 lang={match.title.locale}>
          <Anchor to={to.listing(match.kind, match.slug)}>{match.title.text}</Anchor>
        </h3>
        <p className="small mute">
          {[match.organisation?.name ?? t('hiddenOwner'), match.place].filter(Boolean).join(' · ')}
        </p>
        <details className="more" open={open}>
          <summary>{t('why')}</summary>
          <MatchReasons
            reasons={match.reasons}
            blockers={match.blockers.map(({ id, text, cap }) => ({
              id,
              text,
              cap: t('cap', { cap }),
            }))}
          />
        </details>
        {match.feedback && <FeedbackForm feedback={match.feedback} errors={errors} />}
        {match.ask && (
          <p>
            <LinkButton
              small
              to={to.newRequest(match.ask.eventSlug, { [match.kind]: match.slug, match: '1' })}
            >
              {t('ask')}
            </LinkButton>
          </p>
        )}
      </div>
    </article>
  )
}
