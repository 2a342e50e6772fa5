import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Locale } from '#db/domain'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { Chips, ConceptChip } from '#app/ui/chip'
import { DefinitionList } from '#app/ui/definition-list'
import { Section } from '#app/ui/section'
import type { Requirement } from '../shown'
import type { ShownReview } from '../shown'

type Listing = {
  versions: { locale: Locale; state: string; stale: boolean }[]
  texts: { name: string; label: string; versions: { locale: Locale; text: string }[] }[]
  facts: { name: string; label: string; text: string }[]
  concepts: { id: string; label: string }[]
  certificates: { id: string; name: string; verification: 'unverified' | 'verified' | 'failed' }[]
  percent: number
}
/** The document of a certificate. */
type Paper = { id: string; kilobytes: number; isPicture: boolean }

type Props = {
  review: ShownReview
  listing: Listing
  /** By the id of the certificate. */
  papers: Record<string, Paper>
  missing: Requirement[]
}

/** What a reviewer judges by: who stands behind it, what it says in each language side by side, facts, certificates. */
export function Evidence({ review, listing, papers, missing }: Props) {
  const t = useTranslations('reviews')
  const lacks = useTranslations('editor.missing')
  return (
    <>
      <Section id="owner" title={t('ownerPart')}>
        <OwnerFacts review={review} />
      </Section>
      <Section id="lacks" title={t('missing')}>
        {missing.length === 0 ? (
          <p>{t('missingNone')}</p>
        ) : (
          <ul className="stack">
            {missing.map(({ id }) => (
              <li key={id}>{lacks(id)}</li>
            ))}
          </ul>
        )}
        <p className="mute">{`${t('completeness')}: ${listing.percent}%`}</p>
      </Section>
      <Section id="texts" title={t('texts')}>
        <Texts listing={listing} />
      </Section>
      <Section id="facts" title={t('facts')}>
        <Chips label={t('facts')}>
          {listing.concepts.map(({ id, label }) => (
            <ConceptChip key={id} label={label} />
          ))}
        </Chips>
        <div className="mt-4">
          <DefinitionList
            facts={listing.facts.map(({ label, text }) => ({
              term: label,
              detail: <span className="whitespace-pre-line">{text}</span>,
            }))}
          />
        </div>
      </Section>
      <Certificates review={review} certificates={listing.certificates} papers={papers} />
      {review.earlier.length > 0 && (
        <Section id="earlier" title={t('earlier')}>
          <ul className="stack">
            {review.earlier.map((one) => (
              <li key={one.id}>
                {`${one.day} · ${t(`stateName.${one.state}`)}`}
                {one.reason && <span className="small mute block">{one.reason}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function OwnerFacts({ review }: { review: ShownReview }) {
  const t = useTranslations('reviews')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const { owner } = review
  return (
    <DefinitionList
      facts={[
        {
          term: t('owner'),
          detail: <Anchor to={to.organisation(owner.slug)}>{owner.name}</Anchor>,
        },
        {
          term: t('state'),
          detail: `${domain(`country.${owner.country}`)} · ${domain(`organisationKind.${owner.kind}`)} · ${domain(`verification.${owner.verification}`)}`,
        },
        { term: t('registrationNumber'), detail: owner.registrationNumber },
        {
          term: t('website'),
          detail: owner.website && (
            <a href={owner.website} rel="noreferrer">
              {owner.website}
            </a>
          ),
        },
        { term: t('submittedBy'), detail: review.submittedBy },
      ]}
    />
  )
}

/** Each text in its original, the translations beside it. */
function Texts({ listing }: { listing: Listing }) {
  const t = useTranslations('reviews')
  const markOf = (locale: Locale) => {
    const version = listing.versions.find((one) => one.locale === locale)
    if (version?.stale) return t('staleMark')
    return version?.state === 'machine' ? t('machineMark') : ''
  }
  return (
    <div className="fields snug">
      {listing.texts.map(({ name, label, versions }) => (
        <div key={name}>
          <h3>{label}</h3>
          <div className="versions">
            {versions.map(({ locale, text }) => (
              <div key={locale} className="src">
                <b>
                  {LOCALE_NAMES[locale]}
                  {markOf(locale) && <span className="warn"> · {markOf(locale)}</span>}
                </b>
                <span lang={locale}>{text}</span>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

/** Each certificate as it is stated, and beside it its document. */
function Certificates({
  review,
  certificates,
  papers,
}: Pick<Props, 'review' | 'papers'> & { certificates: Listing['certificates'] }) {
  const t = useTranslations('reviews')
  return (
    <Section
      id="certificates"
      title={t('certificates')}
      aside={certificates.length > 0 && <p>{t('certificatesText')}</p>}
    >
      {certificates.length === 0 ? (
        <p className="mute">{t('certificatesNone')}</p>
      ) : (
        <ul className="lines">
          {certificates.map(({ id, name, verification }, index) => (
            <li key={index} className="besides">
              <div className="stack">
                <p>{name}</p>
                <Form method="post" className="row">
                  <input type="hidden" name="act" value="check" />
                  <input type="hidden" name="version" value={review.version} />
                  <input type="hidden" name="index" value={index} />
                  <select
                    className="in short sm"
                    name="verification"
                    defaultValue={verification}
                    aria-label={t('checkLabel', { name })}
                  >
                    {(['unverified', 'verified', 'failed'] as const).map((value) => (
                      <option key={value} value={value}>
                        {t(`verification.${value}`)}
                      </option>
                    ))}
                  </select>
                  <Button small>
                    {t('check')}
                    <span className="vh">: {name}</span>
                  </Button>
                </Form>
              </div>
              <PaperOf name={name} slug={review.slug} paper={papers[id]} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function PaperOf({ name, slug, paper }: { name: string; slug: string; paper: Paper | undefined }) {
  const t = useTranslations('reviews')
  const size = useTranslations('listing.document')
  const to = paths(useLocale())
  if (!paper) return <p className="mute">{t('certificateNone')}</p>
  const file = to.document(slug, paper.id)
  return (
    <div className="stack">
      <p>
        <a href={file} target={paper.isPicture ? '_blank' : undefined} rel="noreferrer">
          {t('certificateOpen')}
          <span className="vh">: {name}</span>
        </a>{' '}
        <span className="small mute">
          {size(paper.isPicture ? 'sizePicture' : 'size', { kilobytes: paper.kilobytes })}
        </span>
      </p>
      {paper.isPicture && (
        <img className="preview" src={file} alt={t('certificatePicture', { name })} />
      )}
    </div>
  )
}
