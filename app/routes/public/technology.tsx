import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readTechnology, shapeTechnology } from '#app/features/catalogue'
import { ConceptLinks, LanguageVersions, OwnEdit, OwnerLine, StandingNotice, Terms, TextSections } from '#app/features/catalogue/components/listing-parts'
import { CertificateList, ReferenceTable } from '#app/features/catalogue/components/technology-parts'
import { feedbackSchema, giveFeedback, readMatchesForTechnology, readOwnFeedback, shapeMatch } from '#app/features/matching'
import { feedbackErrors } from '#app/features/matching/components/feedback-form'
import { MatchSection } from '#app/features/matching/components/match-section'
import { certificateDocumentsFor, documentsFor, picturesOf } from '#app/features/media'
import { CertificatePaper, DocumentSection } from '#app/features/media/components/document-list'
import { PictureGallery } from '#app/features/media/components/picture-gallery'
import { findAskLink, findAskLinkForListing } from '#app/features/requests'
import { readShortlistMarks } from '#app/features/shortlist'
import { SaveMark } from '#app/features/shortlist/components/save-mark'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { FINDABLE, publicMeta, sharedImage } from '#app/routes/public-meta'
import { technologyData } from '#app/routes/structured-data.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Breadcrumbs } from '#app/ui/breadcrumbs'
import { Anchor } from '#app/ui/anchor'
import { IconLink, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { PrintIcon } from '#app/ui/icon'
import { LanguageMark } from '#app/ui/language-mark'
import { Section } from '#app/ui/section'
import { TrlStatement } from '#app/ui/trl-meter'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) => {
  const listing = page.data?.listing
  return publicMeta(page, {
    title: listing?.title.text,
    description: listing?.summary?.text,
    image: sharedImage(page.data?.pictures[0]),
    structured: page.data?.structured,
    kind: 'article',
    hidden: listing?.isUnshown,
  })
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const page = readTechnology(ctx, params.slug ?? '')
    const listing = shapeTechnology(page, ctx.locale)
    const pictures = picturesOf(ctx, page.id)
    return {
      listing,
      pictures,
      documents: documentsFor(ctx, page.id),
      papers: certificateDocumentsFor(ctx, page.id),
      structured: technologyData(ctx, listing, pictures),
      matches: readMatchesForTechnology(ctx, page.id).map((match) => ({
        ...shapeMatch(ctx, match),
        // Whoever offers the technology asks from its matches.
        ask: page.isOwn ? findAskLinkForListing(ctx, 'need', match.id) : null,
        feedback: readOwnFeedback(ctx, { needId: match.id, technologyId: page.id }),
      })),
      ask: findAskLink(ctx, page.organisationId),
      signedIn: ctx.actor.kind === 'person',
      marks: readShortlistMarks(ctx, 'technology', [page.id]),
      id: page.id,
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, feedbackSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { needId, technologyId } = form.value
  const here = `${paths(ctx.locale).technology(params.slug ?? '')}#feedback-${needId}-${technologyId}`
  const say = () => giveFeedback(ctx, form.value)
  return noted(context, await present(ctx, request, form.values, say, () => redirect(here)))
}

export default function Technology() {
  const { listing, pictures, documents, papers, matches, ask, signedIn, marks, id } = useLoaderData<typeof loader>()
  const t = useTranslations('listing')
  const search = useTranslations('search')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const shown = listing.versions.find((version) => version.locale === listing.title.locale)
  return (
    <div className="wrap">
      <Breadcrumbs crumbs={[{ label: search('technologies'), to: to.technologies() }, { label: listing.title.text, lang: listing.title.locale }]} />
      <ErrorSummary errors={feedbackErrors(errors)} />
      <div className="lead">
        <div className="stack">
          <h1 className="title" lang={listing.title.locale}>
            {listing.title.text}
          </h1>
          <OwnerLine owner={listing.owner} />
          {listing.summary && (
            <p className="sumlead" lang={listing.summary.locale}>
              {listing.summary.text}
            </p>
          )}
          <StandingNotice listing={listing} />
          <LanguageMark shown={listing.title.locale} original={listing.sourceLocale} by={shown?.state === 'machine' ? 'machine' : 'person'} stale={shown?.stale} />
          <ConceptLinks concepts={listing.concepts} path={to.technologies()} />
        </div>
        <aside className="panel stack">
          {ask ? (
            <LinkButton kind="primary" wide to={to.newRequest(ask.eventSlug, { technology: listing.slug })}>
              {t('ask')}
            </LinkButton>
          ) : (
            !signedIn && (
              <LinkButton kind="primary" wide to={to.signIn(to.technology(listing.slug))}>
                {t('signInToAsk')}
              </LinkButton>
            )
          )}
          <SaveMark marks={marks} kind="technology" id={id} slug={listing.slug} title={listing.title.text} wide />
          <p>
            <IconLink icon={PrintIcon} to={to.technologyProfile(listing.slug)} reload rel="nofollow">
              {t('profile')}
            </IconLink>
          </p>
          <p>
            <Anchor to={to.technologies({ concept: listing.concepts[0]?.id, compare: listing.slug })} rel="nofollow">
              {search('compare.with')}
            </Anchor>
          </p>
          <LanguageVersions versions={listing.versions} />
          <OwnEdit listing={listing} kind="technology" />
        </aside>
      </div>
      <PictureGallery pictures={pictures} />
      <TextSections sections={listing.sections} />
      {listing.trl !== null && (
        <Section id="trl" title={t('section.trl')}>
          <TrlStatement level={listing.trl} words={domain(`trl.${String(listing.trl) as '9'}`)} />
        </Section>
      )}
      {(listing.certificates.length > 0 || listing.property.length > 0) && (
        <Section id="certificates" title={t('section.certificates')} aside={<p>{t('certificate.note')}</p>}>
          <CertificateList certificates={listing.certificates} property={listing.property} paperOf={(one) => <CertificatePaper slug={listing.slug} document={papers[one]} />} />
        </Section>
      )}
      {listing.references.length > 0 && (
        <Section id="references" title={t('section.references')}>
          <ReferenceTable references={listing.references} />
        </Section>
      )}
      <DocumentSection slug={listing.slug} documents={documents} />
      <Section id="terms" title={t('section.terms')}>
        <Terms terms={listing.terms} />
      </Section>
      {/* What is handed out is about the technology, not about others' needs. */}
      <div className="noprint">
        <MatchSection of="technology" matches={matches} errors={errors} />
      </div>
    </div>
  )
}
