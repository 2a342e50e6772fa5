import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { hasOwner, may } from '#app/features/accounts'
import { listingsOf } from '#app/features/catalogue'
import { OwnedListings } from '#app/features/catalogue/components/owned-listings'
import { readOrganisation } from '#app/features/organisations'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { LinkButton } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.organisation.name} · HanViet Bridge` : 'HanViet Bridge' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const organisation = readOrganisation(ctx, params.slug ?? '')
    const { technologies, needs } = listingsOf(ctx, organisation.id)
    const line = (listing: (typeof technologies)[number]) => ({ ...listing, title: readText(listing.title, ctx.locale, listing.sourceLocale), summary: readText(listing.summary, ctx.locale, listing.sourceLocale), lang: listing.title[ctx.locale] ? ctx.locale : listing.title.en ? ('en' as const) : listing.sourceLocale })
    const mayReadMembers = may(ctx, 'members.read', { organisationId: organisation.id })
    const mayInviteOwner = may(ctx, 'members.inviteOwner') && !hasOwner(ctx.db, organisation.id)
    return { organisation, technologies: technologies.map(line), needs: needs.map(line), mayReadMembers, mayInviteOwner }
  })
}

export default function Organisation() {
  const { organisation, technologies, needs, mayReadMembers, mayInviteOwner } = useLoaderData<typeof loader>()
  const t = useTranslations('listing')
  const search = useTranslations('search')
  const domain = useTranslations('domain')
  const locale = useLocale()
  const to = paths(locale)
  const lang = organisation.country === 'KR' ? 'ko' : organisation.country === 'VN' ? 'vi' : undefined
  return (
    <Page
      title={organisation.name}
      titleLang={lang}
      heading="title"
      intro={<p>{[organisation.legalNames.filter((name) => name !== organisation.name).join(' · '), organisation.place, domain(`country.${organisation.country}`)].filter(Boolean).join(' · ')}</p>}
      actions={
        mayReadMembers ? (
          <LinkButton to={to.members(organisation.slug)}>{t('members')}</LinkButton>
        ) : (
          mayInviteOwner && <LinkButton to={to.organisationOwner(organisation.slug)}>{t('inviteOwner')}</LinkButton>
        )
      }
      crumbs={[{ label: search('technologies'), to: to.technologies() }, { label: organisation.name, lang }]}
    >
      <Section id="facts" title={t('section.organisation')}>
        {organisation.about && (
          <p className="mb-4" lang={organisation.about.locale}>
            {organisation.about.text}
          </p>
        )}
        <DefinitionList
          facts={[
            { term: t('term.kind'), detail: domain(`organisationKind.${organisation.kind}`) },
            { term: t('term.verification'), detail: domain(`verification.${organisation.verification}`) },
            { term: t('term.number'), detail: organisation.registrationNumber },
            { term: t('term.foundedYear'), detail: organisation.foundedYear ? String(organisation.foundedYear) : null },
            { term: t('term.website'), detail: organisation.website && <a href={organisation.website} rel="nofollow noopener">{organisation.website.replace(/^https?:\/\//, '')}</a> },
          ].filter((fact) => fact.detail)}
        />
      </Section>
      {technologies.length > 0 && (
        <Section id="technologies" title={t('section.technologies')}>
          <OwnedListings listings={technologies} />
        </Section>
      )}
      {needs.length > 0 && (
        <Section id="needs" title={t('section.needs')}>
          <OwnedListings listings={needs} />
        </Section>
      )}
    </Page>
  )
}
