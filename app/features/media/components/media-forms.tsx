import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { FileField } from '#app/ui/file-field'
import type { FormErrors } from '#app/ui/form-errors'
import { DOCUMENT_BYTES, MOST_DOCUMENTS, MOST_PICTURES, PICTURE_BYTES } from '../schema'
import type { MediaPage } from '../shown'
import { LanguageFields } from './language-fields'
import { TierChoice } from './tier-choice'

type Props = { page: MediaPage; errors: FormErrors }
const MEGABYTE = 1024 * 1024

/** A form that waits under its name while there is something to see already. */
const Add = ({ label, open, children }: { label: string; open: boolean; children: ReactNode }) => (
  <details className="more" open={open}>
    <summary>{label}</summary>
    {children}
  </details>
)

/** One more picture, with what it shows. */
export function AddPicture({ page, errors }: Props) {
  const t = useTranslations('media')
  if (page.pictures.length >= MOST_PICTURES)
    return <p className="mute">{t('picture.full', { limit: MOST_PICTURES })}</p>
  return (
    <Add label={t('picture.add')} open={page.pictures.length === 0 || errors.all.length > 0}>
      <Form
        method="post"
        action="?form=picture"
        encType="multipart/form-data"
        className="fields mt-4"
      >
        <FileField
          refused={errors.all.length > 0}
          name="file"
          id={errors.of('file') ? 'file' : 'picture-file'}
          label={t('picture.file')}
          hint={t('picture.fileHint', { megabytes: PICTURE_BYTES / MEGABYTE })}
          accept="image/jpeg,image/png,image/webp"
          error={errors.of('file')}
        />
        <LanguageFields
          name="alt"
          label={t('picture.alt')}
          hint={t('picture.altHint')}
          sourceLocale={page.sourceLocale}
          errors={errors}
        />
        <Button>{t('picture.add')}</Button>
      </Form>
    </Add>
  )
}

/** One more document, with its title and for whom it is. */
export function AddDocument({ page, errors }: Props) {
  const t = useTranslations('media')
  if (page.documents.length >= MOST_DOCUMENTS)
    return <p className="mute">{t('document.full', { limit: MOST_DOCUMENTS })}</p>
  return (
    <Add label={t('document.add')} open={page.documents.length === 0 || errors.all.length > 0}>
      <Form
        method="post"
        action="?form=document"
        encType="multipart/form-data"
        className="fields mt-4"
      >
        <FileField
          refused={errors.all.length > 0}
          name="file"
          id={errors.of('file') ? 'file' : 'document-file'}
          label={t('document.file')}
          hint={t('document.fileHint', { megabytes: DOCUMENT_BYTES / MEGABYTE })}
          accept="application/pdf"
          error={errors.of('file')}
        />
        <LanguageFields
          name="title"
          label={t('document.title')}
          hint={t('document.titleHint')}
          sourceLocale={page.sourceLocale}
          errors={errors}
        />
        <TierChoice errors={errors} value="public" />
        <Button>{t('document.add')}</Button>
      </Form>
    </Add>
  )
}
