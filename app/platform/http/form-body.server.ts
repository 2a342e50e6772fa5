import { invalid } from '../domain-error'

/** What a form without files may hold. */
export const FORM_BYTES = 1024 * 1024
const FORM_KINDS = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * A form, read up to so many bytes and no further, whatever the request says of its length.
 * @throws DomainError form.unreadable for a body that is no form, form.tooLarge
 */
export async function readFormBody(request: Request, limit = FORM_BYTES): Promise<FormData> {
  const kind = request.headers.get('Content-Type') ?? ''
  if (!FORM_KINDS.test(kind)) throw invalid('form.unreadable')
  const bytes = await readBytes(request, limit)
  try {
    return await new Response(bytes, { headers: { 'Content-Type': kind } }).formData()
  } catch {
    throw invalid('form.unreadable')
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || !value) return new Uint8Array(Buffer.concat(chunks))
    size += value.length
    if (size > limit) throw invalid('form.tooLarge')
    chunks.push(value)
  }
}
