import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { DownloadIcon, LockIcon } from '#app/ui/icon'
import { Section } from '#app/ui/section'
import type { ShownDocument } from '../shown'

/** Documents of a technology: those that the reader may have, and what to do for the others. */
export function DocumentSection({ slug, documents }: { slug: string; documents: ShownDocument[] }) {
  const t = useTranslations('listing')
  if (documents.length === 0) return null
  return (
    <Section id="documents" title={t('section.documents')} aside={<p>{t('document.note')}</p>}>
      <ul className="lines">
        {documents.map((document) => (
          <li key={document.id}>
            <DocumentLine slug={slug} document={document} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function DocumentLine({ slug, document }: { slug: string; document: ShownDocument }) {
  const t = useTranslations('listing.document')
  const to = paths(useLocale())
  const { id, title, first } = document
  const size = t(sizeKey(document), { kilobytes: document.kilobytes })
  if (first === null)
    return (
      <>
        <h3>
          <a className="ilink" href={to.document(slug, id)} lang={title.locale}>
            <DownloadIcon />
            {title.text}
          </a>
        </h3>
        <p className="small mute">
          {size}
          {document.noted && ` · ${t('noted')}`}
        </p>
      </>
    )
  return (
    <>
      <h3 className="mute" lang={title.locale}>
        <LockIcon /> {title.text}
      </h3>
      <p className="small mute">
        {size} · <FirstStep here={`${to.technology(slug)}#documents`} document={document} />
      </p>
    </>
  )
}

/** What a reader has to do before a document is theirs. */
function FirstStep({ here, document }: { here: string; document: ShownDocument }) {
  const t = useTranslations('listing.document')
  const to = paths(useLocale())
  const { first, tier } = document
  if (first === null) return null
  return (
    <>
      {/* Whoever is not signed in learns at once what comes after that. */}
      {`${t(`first.${tier === 'acceptance' || tier === 'nda' ? tier : first}`)} `}
      {first === 'signIn' && <Anchor to={to.signIn(here)}>{t('signIn')}</Anchor>}
      {first === 'join' && <Anchor to={to.registerOrganisation()}>{t('join')}</Anchor>}
    </>
  )
}

/** The document of a certificate, in the line of the certificate. */
export function CertificatePaper({
  slug,
  document,
}: {
  slug: string
  document: ShownDocument | undefined
}) {
  const t = useTranslations('listing')
  const to = paths(useLocale())
  if (!document) return null
  const name = t('certificate.document')
  if (document.first !== null)
    return (
      <small className="small mute block">
        <LockIcon /> {name}:{' '}
        <FirstStep here={`${to.technology(slug)}#certificates`} document={document} />
      </small>
    )
  return (
    <small className="small mute block noprint">
      <a className="ilink" href={to.document(slug, document.id)}>
        <DownloadIcon />
        {name}
        <span className="vh">: {document.title.text}</span>
      </a>
      {` · ${t(`document.${sizeKey(document)}`, { kilobytes: document.kilobytes })}`}
      {document.noted && ` · ${t('document.noted')}`}
    </small>
  )
}

/** The message that says what a document is and weighs. */
export const sizeKey = ({ isPicture }: Pick<ShownDocument, 'isPicture'>) =>
  isPicture ? 'sizePicture' : 'size'
