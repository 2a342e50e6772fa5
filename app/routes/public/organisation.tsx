import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { hasOwner, may } from '#app/features/accounts'
import { listingsOf } from '#app/features/catalogue'
import { OwnedListings } from '#app/features/catalogue/components/owned-listings'
import { logoOf } from '#app/features/media'
import { faceOf } from '#app/features/media/components/picture-gallery'
import { mergedInto } from '#app/features/merges'
import { readOrganisation } from '#app/features/organisations'
import { OrganisationFacts } from '#app/features/organisations/components/organisation-facts'
import { readShortlistMarks } from '#app/features/shortlist'
import { SaveMark } from '#app/features/shortlist/components/save-mark'
import { VerificationState } from '#app/features/verification/components/verification-state'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { DomainError } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta, sharedImage } from '#app/routes/public-meta'
import { organisationData } from '#app/routes/structured-data.server'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { PrintIcon } from '#app/ui/icon'
import { Page } from '#app/ui/page'
import { Picture } from '#app/ui/picture'
import { Section } from '#app/ui/section'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) => {
  const organisation = page.data?.organisation
  return publicMeta(page, {
    title: organisation?.name,
    description: organisation?.about?.text ?? organisation?.legalNames.join(' · '),
    image: sharedImage(page.data?.logo, organisation?.name),
    structured: page.data?.structured,
  })
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.slug ?? ''
  return presentPage(ctx, request, () => {
    try {
      const organisation = readOrganisation(ctx, slug)
      const { technologies, needs } = listingsOf(ctx, organisation.id)
      const logo = logoOf(ctx, organisation.id)
      const line = (listing: (typeof technologies)[number]) => ({
        ...listing,
        title: readText(listing.title, ctx.locale, listing.sourceLocale),
        summary: readText(listing.summary, ctx.locale, listing.sourceLocale),
        lang: listing.title[ctx.locale]
          ? ctx.locale
          : listing.title.en
            ? ('en' as const)
            : listing.sourceLocale,
      })
      const scope = { organisationId: organisation.id }
      const mayWork = may(ctx, 'organisation.work', scope)
      const ids = (listings: { id: string }[]) => listings.map(({ id }) => id)
      return {
        marks: {
          organisation: readShortlistMarks(ctx, 'organisation', mayWork ? [] : [organisation.id]),
          technology: readShortlistMarks(ctx, 'technology', ids(technologies)),
          need: readShortlistMarks(ctx, 'need', ids(needs)),
        },
        organisation,
        logo,
        structured: organisationData(ctx, organisation, logo),
        technologies: technologies.map(line),
        needs: needs.map(line),
        may: {
          work: mayWork,
          edit: may(ctx, 'organisation.edit', scope),
          exclude: may(ctx, 'organisation.exclude', scope),
          takeOut: may(ctx, 'organisation.takeOut', scope),
          readMembers: may(ctx, 'members.read', scope),
          inviteOwner: may(ctx, 'members.inviteOwner') && !hasOwner(ctx.db, organisation.id),
          join: !mayWork,
        },
      }
    } catch (error) {
      const successor = error instanceof DomainError ? mergedInto(ctx, slug) : null
      if (successor) throw redirect(paths(ctx.locale).organisation(successor), 301)
      throw error
    }
  })
}

export default function Organisation() {
  const { organisation, logo, technologies, needs, marks, may } = useLoaderData<typeof loader>()
  const t = useTranslations('listing')
  const search = useTranslations('search')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const { slug, country } = organisation
  const lang = country === 'KR' ? 'ko' : country === 'VN' ? 'vi' : undefined
  const others = organisation.legalNames.filter((name) => name !== organisation.name)
  return (
    <Page
      title={organisation.name}
      titleLang={lang}
      heading="title"
      intro={
        <p>
          {[others.join(' · '), organisation.place, domain(`country.${country}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      }
      actions={
        <>
          {may.inviteOwner && <LinkButton to={to.organisationOwner(slug)}>{t('inviteOwner')}</LinkButton>}
          {!may.work && (
            <SaveMark
              marks={marks.organisation}
              kind="organisation"
              id={organisation.id}
              slug={slug}
              title={organisation.name}
              wide
            />
          )}
          <LinkButton icon={PrintIcon} to={to.organisationProfile(slug)} reload rel="nofollow">
            {t('profile')}
          </LinkButton>
        </>
      }
      crumbs={[
        { label: search('technologies'), to: to.technologies() },
        { label: organisation.name, lang },
      ]}
    >
      {(may.work || may.edit) && <Rooms slug={slug} may={may} />}
      <Section id="facts" title={t('section.organisation')}>
        {logo && (
          <p className="mb-4">
            <Picture className="logo" picture={faceOf(logo, organisation.name)} sizes="20rem" eager />
          </p>
        )}
        <p className="mb-4">
          <VerificationState organisation={organisation} />
        </p>
        {organisation.about && (
          <p className="prose mb-4" lang={organisation.about.locale}>
            {organisation.about.text}
          </p>
        )}
        <OrganisationFacts organisation={organisation} />
        {may.join && (
          <p className="small mt-4">
            {t('yours')} <Anchor to={to.joinOrganisation(slug)}>{t('joinOrClaim')}</Anchor>
          </p>
        )}
      </Section>
      {technologies.length > 0 && (
        <Section id="technologies" title={t('section.technologies')}>
          <OwnedListings listings={technologies} acts={(one) => <SaveMark marks={marks.technology} {...one} />} />
        </Section>
      )}
      {needs.length > 0 && (
        <Section id="needs" title={t('section.needs')}>
          <OwnedListings listings={needs} acts={(one) => <SaveMark marks={marks.need} {...one} />} />
        </Section>
      )}
    </Page>
  )
}

type Rights = ReturnType<typeof useLoaderData<typeof loader>>['may']

/** What its own people keep here; nobody else sees these ways. */
function Rooms({ slug, may }: { slug: string; may: Rights }) {
  const t = useTranslations('listing')
  const to = paths(useLocale())
  return (
    <nav className="row mb-4" aria-label={t('rooms')}>
      {may.edit && <LinkButton to={to.editOrganisation(slug)}>{t('editRecord')}</LinkButton>}
      {may.work && <LinkButton to={to.verification(slug)}>{t('verify')}</LinkButton>}
      {may.readMembers && <LinkButton to={to.members(slug)}>{t('members')}</LinkButton>}
      {may.exclude && <LinkButton to={to.exclusions(slug)}>{t('exclusions')}</LinkButton>}
      {may.readMembers && <LinkButton to={to.actsFor(slug)}>{t('actsFor')}</LinkButton>}
      {may.takeOut && (
        <LinkButton to={to.organisationData(slug)} reload>
          {t('takeOut')}
        </LinkButton>
      )}
    </nav>
  )
}
