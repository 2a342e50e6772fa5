import { certificateName } from '#app/features/catalogue'
import type { TechnologyRow } from '#app/features/catalogue'
import { read } from '#app/i18n/localised'
import type { Reading } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import type { DocumentRow } from './find-media.server'

/** What a document is called: by its title, or by the certificate that it belongs to. */
export function titleOf(ctx: Context, technology: TechnologyRow, row: DocumentRow): Reading {
  const here = (text: string): Reading => ({ text, locale: ctx.locale })
  if (!row.certificate) return read(row.title, ctx.locale) ?? here('')
  const certificate = technology.certifications.find(({ id }) => id === row.certificate)
  return here(
    certificate
      ? certificateName(certificate, ctx.locale)
      : translatorOf(ctx.locale)('media.certificate.unlisted'),
  )
}
