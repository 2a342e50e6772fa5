import {
  unstable_createMemoryUploadHandler,
  unstable_parseMultipartFormData,
  MaxPartSizeExceededError,
} from '@remix-run/node'
import { invalid } from '../domain-error'
import { TABLE_LIMITS } from './table'

/**
 * A form with a file, read up to the limit and no further, whatever the request says of its length.
 * @throws DomainError file.tooLarge at the field `file`; field.invalid for a body that is no form
 */
export async function readUpload(request: Request): Promise<FormData> {
  const handler = unstable_createMemoryUploadHandler({ maxPartSize: TABLE_LIMITS.bytes })
  try {
    return request.headers.get('Content-Type')?.startsWith('multipart/')
      ? await unstable_parseMultipartFormData(request, handler)
      : await request.formData()
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError)
      throw invalid('file.tooLarge', { megabytes: TABLE_LIMITS.bytes / 1024 / 1024 }, 'file')
    throw invalid('field.invalid', {}, 'file')
  }
}
