import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { FileField } from '#app/ui/file-field'
import { Picture } from '#app/ui/picture'
import { PICTURE_BYTES } from '../schema'
import type { ShownPicture } from '../shown'
import { faceOf } from './picture-gallery'

type Props = {
  /** Address of the page that takes the form. */
  action: string
  name: string
  logo: ShownPicture | null
  error?: string | undefined
}

/** The logo of an organisation, with the ways to replace and to remove it. */
export function LogoForm({ action, name, logo, error }: Props) {
  const t = useTranslations('organisation.logo')
  return (
    <>
      {logo && (
        <p className="mb-4">
          <Picture className="logo" picture={faceOf(logo, name)} sizes="20rem" eager />
        </p>
      )}
      <Form method="post" action={action} encType="multipart/form-data" className="fields snug">
        <FileField
          refused={Boolean(error)}
          name="file"
          label={t(logo ? 'replace' : 'file')}
          hint={t('hint', { megabytes: PICTURE_BYTES / 1024 / 1024 })}
          accept="image/jpeg,image/png,image/webp"
          error={error}
        />
        <p className="row">
          <Button name="act" value="set">
            {t('set')}
          </Button>
          {logo && (
            <Button kind="quiet" name="act" value="remove">
              {t('remove')}
            </Button>
          )}
        </p>
      </Form>
    </>
  )
}
