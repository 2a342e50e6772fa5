import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readNeed, shapeNeed } from '#app/features/catalogue'
import { ConceptLinks, LanguageVersions, OwnEdit, OwnerLine, StandingNotice, Terms, TextSections } from '#app/features/catalogue/components/listing-parts'
import { feedbackSchema, giveFeedback, readMatchesForNeed, readOwnFeedback, shapeMatch } from '#app/features/matching'
import { feedbackErrors } from '#app/features/matching/components/feedback-form'
import { MatchSection } from '#app/features/matching/components/match-section'
import { findAskLink, findAskLinkForListing } from '#app/features/requests'
import { readShortlistMarks } from '#app/features/shortlist'
import { SaveMark } from '#app/features/shortlist/components/save-mark'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Breadcrumbs } from '#app/ui/breadcrumbs'
import { LinkButton } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { LanguageMark } from '#app/ui/language-mark'
import { PlaceTile } from '#app/ui/place-tile'
import { Section } from '#app/ui/section'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) => {
  const listing = page.data?.listing
  // A need whose owner stays hidden is not for search engines either.
  return publicMeta(page, { title: listing?.title.text, description: listing?.summary?.text, kind: 'article', hidden: !listing || listing.isUnshown || page.data?.confidential })
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const page = readNeed(ctx, params.slug ?? '')
    return {
      listing: shapeNeed(page, ctx.locale),
      confidential: page.confidential,
      matches: readMatchesForNeed(ctx, page.id).map((match) => ({
        ...shapeMatch(ctx, match),
        // Whoever owns the need asks from its matches.
        ask: page.isOwn ? findAskLinkForListing(ctx, 'technology', match.id) : null,
        feedback: readOwnFeedback(ctx, { needId: page.id, technologyId: match.id }),
      })),
      ask: page.organisationId ? findAskLink(ctx, page.organisationId) : null,
      signedIn: ctx.actor.kind === 'person',
      marks: readShortlistMarks(ctx, 'need', [page.id]),
      id: page.id,
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, feedbackSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { needId, technologyId } = form.value
  const here = `${paths(ctx.locale).need(params.slug ?? '')}#feedback-${needId}-${technologyId}`
  const say = () => giveFeedback(ctx, form.value)
  return noted(context, await present(ctx, request, form.values, say, () => redirect(here)))
}

export default function Need() {
  const { listing, matches, ask, signedIn, marks, id } = useLoaderData<typeof loader>()
  const t = useTranslations('listing')
  const search = useTranslations('search')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const shown = listing.versions.find((version) => version.locale === listing.title.locale)
  return (
    <div className="wrap">
      <Breadcrumbs crumbs={[{ label: search('needs'), to: to.needs() }, { label: listing.title.text, lang: listing.title.locale }]} />
      <ErrorSummary errors={feedbackErrors(errors)} />
      <div className="lead">
        <div className="stack">
          {listing.place && <PlaceTile place={listing.place.code} large />}
          <h1 className="title" lang={listing.title.locale}>
            {listing.title.text}
          </h1>
          <OwnerLine owner={listing.owner} />
          <p className="small mute">{[listing.place?.name, listing.place?.written, listing.status].filter(Boolean).join(' · ')}</p>
          <StandingNotice listing={listing} />
          <LanguageMark shown={listing.title.locale} original={listing.sourceLocale} by={shown?.state === 'machine' ? 'machine' : 'person'} stale={shown?.stale} />
          <ConceptLinks concepts={listing.concepts} path={to.needs()} />
          <DefinitionList kind="glance" facts={listing.glance.map((fact) => ({ term: t(`term.${fact.id as 'stage'}`), detail: fact.text }))} />
        </div>
        <aside className="panel stack">
          {ask ? (
            <LinkButton kind="primary" wide to={to.newRequest(ask.eventSlug, { need: listing.slug })}>
              {t('ask')}
            </LinkButton>
          ) : (
            !signedIn && (
              <LinkButton kind="primary" wide to={to.signIn(to.need(listing.slug))}>
                {t('signInToAsk')}
              </LinkButton>
            )
          )}
          <SaveMark marks={marks} kind="need" id={id} slug={listing.slug} title={listing.title.text} wide />
          <LanguageVersions versions={listing.versions} />
          <OwnEdit listing={listing} kind="need" />
        </aside>
      </div>
      <TextSections sections={listing.sections} />
      <Section id="terms" title={t('section.requirements')}>
        <Terms terms={listing.terms} />
      </Section>
      <MatchSection of="need" matches={matches} errors={errors} />
    </div>
  )
}
