import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { FileField } from '#app/ui/file-field'
import type { FormErrors } from '#app/ui/form-errors'
import { EditIcon } from '#app/ui/icon'
import { Select } from '#app/ui/select'
import { DOCUMENT_BYTES, PICTURE_BYTES } from '../schema'
import type { MediaPage } from '../shown'
import { sizeKey } from './document-list'
import { TierChoice } from './tier-choice'

const MEGABYTE = 1024 * 1024

/** The certificates of a technology, each with its document, and the form that gives one its document. */
export function CertificateDocuments({ page, errors }: { page: MediaPage; errors: FormErrors }) {
  const t = useTranslations('media.certificate')
  const to = paths(useLocale())
  const { certificates, unlisted } = page
  return (
    <>
      {certificates.length === 0 ? (
        <p className="mute">
          {t('empty')}{' '}
          <Anchor to={`${to.editListing('technology', page.slug, 'proof')}#certifications`}>
            {t('toProof')}
          </Anchor>
        </p>
      ) : (
        <ul className="lines">
          {certificates.map(({ id, name, document }) => (
            <Line key={id} slug={page.slug} name={name} document={document} />
          ))}
        </ul>
      )}
      {unlisted.length > 0 && (
        <>
          <p className="mute">{t('unlistedText')}</p>
          <ul className="lines">
            {unlisted.map((document) => (
              <Line
                key={document.id}
                slug={page.slug}
                name={document.title.text}
                document={document}
              />
            ))}
          </ul>
        </>
      )}
      {certificates.length > 0 && <AddForm certificates={certificates} errors={errors} />}
    </>
  )
}

type Document = MediaPage['unlisted'][number]

function Line({ slug, name, document }: { slug: string; name: string; document: Document | null }) {
  const t = useTranslations('media')
  const listing = useTranslations('listing.document')
  const to = paths(useLocale())
  if (!document)
    return (
      <li>
        {name}
        <p className="small mute">{t('certificate.none')}</p>
      </li>
    )
  return (
    <li className="spread">
      <div>
        <a href={to.document(slug, document.id)}>{name}</a>
        <p className="small mute">
          {`${t(`tier.${document.tier}`)} · ${listing(sizeKey(document), { kilobytes: document.kilobytes })}`}
        </p>
      </div>
      <LinkButton
        small
        icon={EditIcon}
        to={to.listingMediaItem(slug, 'document', document.id)}
        aria-label={`${t('change')}: ${t('certificate.of', { name })}`}
      >
        {t('change')}
      </LinkButton>
    </li>
  )
}

function AddForm({
  certificates,
  errors,
}: {
  certificates: MediaPage['certificates']
  errors: FormErrors
}) {
  const t = useTranslations('media.certificate')
  const isBare = certificates.every(({ document }) => document === null)
  const next = certificates.find(({ document }) => document === null) ?? certificates[0]
  return (
    <details className="more" open={isBare || errors.all.length > 0}>
      <summary>{t('add')}</summary>
      <Form
        method="post"
        action="?form=certificate"
        encType="multipart/form-data"
        className="fields mt-4"
      >
        <Select
          name="certificate"
          label={t('which')}
          hint={isBare ? undefined : t('replace')}
          options={certificates.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={errors.value('certificate', next?.id)}
          error={errors.of('certificate')}
        />
        <FileField
          refused={errors.all.length > 0}
          name="file"
          id={errors.of('file') ? 'file' : 'certificate-file'}
          label={t('file')}
          hint={t('fileHint', {
            pdf: DOCUMENT_BYTES / MEGABYTE,
            picture: PICTURE_BYTES / MEGABYTE,
          })}
          accept="application/pdf,image/jpeg,image/png,image/webp"
          error={errors.of('file')}
        />
        <TierChoice id="certificate-tier" errors={errors} value="public" />
        <Button>{t('send')}</Button>
      </Form>
    </details>
  )
}
