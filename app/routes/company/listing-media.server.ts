import {
  DOCUMENT_BYTES,
  PICTURE_BYTES,
  addDocument,
  addPicture,
  attachDocument,
  mediaForms,
  movePicture,
  noteAgreement,
  withdrawAgreement,
} from '#app/features/media'
import type { MediaForm } from '#app/features/media'
import type { Context } from '#app/platform/context.server'
import { FORM_BYTES } from '#app/platform/http/form-body.server'
import { readFileForm, readForm } from '#app/routes/forms.server'
import type { FormReply } from '#app/routes/forms.server'

type Work = (ctx: Context, slug: string) => unknown
type Read = ({ ok: true; work: Work } & Pick<FormReply, 'values'>) | ({ ok: false } & FormReply)

/** Reads the form of this name of the page of pictures and documents, and says what it asks for. */
export async function readMediaForm(
  ctx: Context,
  request: Request,
  name: MediaForm,
): Promise<Read & { name: MediaForm }> {
  return { ...(await READERS[name](request, ctx)), name }
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())

const READERS: Record<MediaForm, (request: Request, ctx: Context) => Promise<Read>> = {
  picture: async (request, ctx) => {
    const form = await readFileForm(ctx, request, mediaForms.picture, PICTURE_BYTES + FORM_BYTES)
    if (!form.ok) return form
    const { file, alt } = form.value
    return asked(form, async (who, slug) => addPicture(who, slug, { alt }, await bytesOf(file)))
  },
  document: async (request, ctx) => {
    const form = await readFileForm(ctx, request, mediaForms.document, DOCUMENT_BYTES + FORM_BYTES)
    if (!form.ok) return form
    const { file, title, tier } = form.value
    return asked(form, async (who, slug) =>
      addDocument(who, slug, { title, tier }, await bytesOf(file)),
    )
  },
  certificate: async (request, ctx) => {
    const form = await readFileForm(
      ctx,
      request,
      mediaForms.certificate,
      DOCUMENT_BYTES + FORM_BYTES,
    )
    if (!form.ok) return form
    const { file, certificate, tier } = form.value
    return asked(form, async (who, slug) =>
      attachDocument(who, slug, { certificate, tier }, await bytesOf(file)),
    )
  },
  order: async (request) => {
    const form = await readForm(request, mediaForms.order)
    if (!form.ok) return form
    const [direction = '', id = ''] = form.value.move.split(':')
    return asked(form, (ctx, slug) =>
      movePicture(ctx, slug, id, direction === 'earlier' ? 'earlier' : 'later'),
    )
  },
  agreement: async (request) => {
    const form = await readForm(request, mediaForms.agreement)
    return form.ok ? asked(form, (ctx, slug) => noteAgreement(ctx, slug, form.value)) : form
  },
  withdraw: async (request) => {
    const form = await readForm(request, mediaForms.withdraw)
    if (!form.ok) return form
    return asked(form, (ctx, slug) => withdrawAgreement(ctx, slug, form.value.organisationId))
  },
}

const asked = ({ values }: Pick<FormReply, 'values'>, work: Work): Read => ({
  ok: true,
  values,
  work,
})
