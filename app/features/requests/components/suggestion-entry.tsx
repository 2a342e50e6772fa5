import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { MatchReasons } from '#app/ui/match-reasons'
import type { Suggestion, SuggestionPage } from '../shown'

/** A partner worth asking: who, which two listings fit, why, and the two acts. */
export function SuggestionEntry({
  suggestion: { partner, match, ownTitle, met },
  eventSlug,
  open,
  mayAsk,
  mayRefuse,
}: {
  suggestion: Suggestion
  eventSlug: string
  open: boolean
  mayAsk: boolean
  mayRefuse: boolean
}) {
  const t = useTranslations('requests')
  const tMatch = useTranslations('match')
  const to = paths(useLocale())
  const name = match.organisation?.name ?? tMatch('hiddenOwner')
  return (
    <article className="match">
      <p className="score" aria-label={tMatch('score', { score: match.score })}>
        {match.score}
        <small> / 100</small>
      </p>
      <div className="stack">
        <h3>
          {match.organisation ? (
            <Anchor to={to.organisation(match.organisation.slug)}>{name}</Anchor>
          ) : (
            name
          )}
        </h3>
        <p className="small mute">
          {[match.place, match.organisation && !met && t('partners.new'), met && t('partners.met')]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          <Anchor to={to.listing(match.kind, match.slug)} lang={match.title.locale}>
            {match.title.text}
          </Anchor>
          <small className="small mute block">{t('partners.fits', { title: ownTitle })}</small>
        </p>
        <details className="more" open={open}>
          <summary>{tMatch('why')}</summary>
          <MatchReasons
            reasons={match.reasons}
            blockers={match.blockers.map(({ id, text, cap }) => ({
              id,
              text,
              cap: tMatch('cap', { cap }),
            }))}
          />
        </details>
        <div className="row">
          {mayAsk && (
            <LinkButton
              kind="primary"
              small
              to={to.newRequest(eventSlug, { [match.kind]: match.slug, match: '1' })}
            >
              {t('new')}
            </LinkButton>
          )}
          {mayRefuse && (
            <Form method="post">
              <input type="hidden" name="partner" value={partner} />
              <Button
                small
                kind="quiet"
                name="act"
                value="refuse"
                aria-label={t('partners.refuseOf', { name })}
              >
                {t('partners.refuse')}
              </Button>
            </Form>
          )}
        </div>
      </div>
    </article>
  )
}

/** Those who are no longer suggested, and the way back. */
export function RefusedList({
  refused,
  mayRefuse,
}: {
  refused: SuggestionPage['refused']
  mayRefuse: boolean
}) {
  const t = useTranslations('requests')
  const tMatch = useTranslations('match')
  return (
    <ul className="grid gap-2">
      {refused.map(({ partner, name }) => (
        <li key={partner} className="row">
          <span>{name ?? tMatch('hiddenOwner')}</span>
          {mayRefuse && (
            <Form method="post">
              <input type="hidden" name="partner" value={partner} />
              <Button small kind="quiet" name="act" value="undo">
                {t('partners.undo')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
