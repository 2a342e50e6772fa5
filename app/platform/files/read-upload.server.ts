import { DomainError, invalid } from '../domain-error'
import { FORM_BYTES, readFormBody } from '../http/form-body.server'
import { TABLE_LIMITS } from './table'

/**
 * A form with a table file.
 * @throws DomainError file.tooLarge at the field `file`; form.unreadable for a body that is no form
 */
export async function readUpload(request: Request): Promise<FormData> {
  try {
    return await readFormBody(request, TABLE_LIMITS.bytes + FORM_BYTES)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'form.tooLarge')
      throw invalid('file.tooLarge', { megabytes: TABLE_LIMITS.bytes / 1024 / 1024 }, 'file')
    throw error
  }
}
