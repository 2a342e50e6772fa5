import type { Context } from '../context.server'
import { invalid } from '../domain-error'
import { fileKindOf, otherEnding } from './file-kind'

type Files = { field: string; file: File; bytes: Uint8Array }[]

/** The files of a form; a browser sends an empty one where none was chosen. */
async function filesIn(form: FormData): Promise<Files> {
  const files: Files = []
  for (const [field, file] of form)
    if (file instanceof File && file.size > 0)
      files.push({ field, file, bytes: new Uint8Array(await file.arrayBuffer()) })
  return files
}

/**
 * Asks the virus scanner about every file of a form, where one is configured.
 * @throws DomainError file.infected, file.notScanned at the file's field
 */
export async function scanFiles({ scan }: Pick<Context, 'scan'>, form: FormData): Promise<void> {
  if (!scan) return
  for (const { field, bytes } of await filesIn(form)) await scan(bytes, field)
}

/**
 * Refuses a file whose name says that it is of another kind than its content. Tables have a rule of their own
 * (`readNamed`): a survey may be read all the same when a person says so.
 * @throws DomainError file.otherEnding at the file's field
 */
export async function refuseOtherEndings(form: FormData): Promise<void> {
  for (const { field, file, bytes } of await filesIn(form)) {
    const ending = otherEnding(file.name, bytes)
    const kind = fileKindOf(bytes)?.toUpperCase() ?? ''
    if (ending) throw invalid('file.otherEnding', { ending, kind }, field)
  }
}
