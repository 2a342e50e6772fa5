import { useLocale, useTranslations } from 'use-intl'
import type { ListingKind, Locale } from '#db/domain'
import { formatShortDay } from '#app/i18n/format'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Chips, ConceptChip } from '#app/ui/chip'
import { DefinitionList } from '#app/ui/definition-list'
import { LinkButton } from '#app/ui/button'
import { EditIcon, VerifiedIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'

type Text = { text: string; locale: Locale }
type Owner = { name: string; slug: string; line: string; verified: boolean; country: string }
type Version = {
  locale: Locale
  state: 'original' | 'person' | 'machine' | 'missing'
  stale: boolean
  at: string | null
}

/** Who stands behind a listing, under its title. */
export function OwnerLine({ owner }: { owner: Owner | null }) {
  const t = useTranslations('listing')
  const match = useTranslations('match')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  if (!owner) return <p className="mute">{`${match('hiddenOwner')}. ${t('hiddenUntil')}`}</p>
  return (
    <p className="mute">
      <Anchor
        to={to.organisation(owner.slug)}
        lang={owner.country === 'KR' ? 'ko' : owner.country === 'VN' ? 'vi' : undefined}
      >
        {owner.name}
      </Anchor>
      {` · ${owner.line}`}
      {owner.verified && (
        <>
          {' · '}
          <VerifiedIcon /> {domain('verification.verified')}
        </>
      )}
    </p>
  )
}

/** The subjects of a listing; each leads to everything about it. */
export function ConceptLinks({
  concepts,
  path,
}: {
  concepts: { id: string; label: string }[]
  path: string
}) {
  const t = useTranslations('listing')
  if (concepts.length === 0) return null
  return (
    <Chips label={t('concepts')}>
      {concepts.map((concept) => (
        <ConceptChip key={concept.id} label={concept.label} to={`${path}?concept=${concept.id}`} />
      ))}
    </Chips>
  )
}

/** The languages of a listing, the original first, with who wrote each and whether it is out of date. */
export function LanguageVersions({ versions }: { versions: Version[] }) {
  const t = useTranslations('listing')
  const locale = useLocale()
  return (
    <>
      <h2 className="small">{t('languages')}</h2>
      <ul className="prov">
        {versions.map((version) => (
          <li key={version.locale}>
            <b lang={version.locale}>{LOCALE_NAMES[version.locale]}</b>
            <span>
              {t(`version.${version.state}`)}
              {version.at &&
                version.state !== 'missing' &&
                ` · ${formatShortDay(version.at.slice(0, 10), locale)}`}
              {version.stale && <span className="warn block">{t('version.stale')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Long texts of a listing, a section each; every paragraph keeps its line breaks. */
export function TextSections({ sections }: { sections: { id: string; text: Text }[] }) {
  const t = useTranslations('listing')
  return sections.map(({ id, text }) => (
    <Section key={id} id={id} title={t(`section.${id as 'description'}`)}>
      <div lang={text.locale} className="stack">
        {text.text.split(/\n+/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </Section>
  ))
}

/** Terms that were given; what was not given is left out of a long list. */
export function Terms({ terms }: { terms: { id: string; text: string }[] }) {
  const t = useTranslations('listing')
  return (
    <DefinitionList
      facts={terms
        .filter((term) => term.text)
        .map((term) => ({ term: t(`term.${term.id as 'price'}`), detail: term.text }))}
    />
  )
}

/** Says of a listing that readers do not see it, or that its owner has not confirmed it for long. */
export function StandingNotice({
  listing: { isUnshown, staleSince: since },
}: {
  listing: { isUnshown: boolean; staleSince: string | null }
}) {
  const t = useTranslations('listing')
  if (isUnshown) return <Notice title={t('unshown')}>{t('unshownText')}</Notice>
  if (!since) return null
  return (
    <Notice kind="caution" title={t('stale', { day: since })}>
      {t('staleText')}
    </Notice>
  )
}

/** The way to the editor, for those who may write. */
export function OwnEdit({
  listing,
  kind,
}: {
  listing: { slug: string; mayEdit: boolean }
  kind: ListingKind
}) {
  const t = useTranslations('listing')
  const to = paths(useLocale())
  if (!listing.mayEdit) return null
  return (
    <LinkButton small icon={EditIcon} to={to.editListing(kind, listing.slug, 'basics')}>
      {t('edit')}
    </LinkButton>
  )
}
