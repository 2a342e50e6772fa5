import { surveyImports } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { eventFor } from '#app/features/events'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { UnreadableTable } from '#app/platform/files/table'
import type { Table } from '#app/platform/files/table'
import { fileNameOf, isNamedAs } from '#app/platform/files/table-ending'
import { newId } from '#app/platform/ids'
import { invalid } from '#app/platform/domain-error'
import { analyseSent } from './analyse.server'
import { keepPlans, planRows } from './dry-run.server'
import type { ImportKind } from './fields'
import type { Asked } from './model'
import { startImportSchema } from './schema'
import type { StartImport } from './schema'
import { readingFile, storedFile, storeFile } from './stored-files.server'

/** A file just sent, or one that is kept from a try before. */
export type GivenFile = { name: string; bytes: Uint8Array } | { name: string; storedAs: string }
export type Started = { id: string } | Asked

/**
 * Takes a survey file, guesses what its columns mean and makes the dry run. When its name says another kind than its
 * content is, or the encoding can't be told, nothing is begun: the file is kept and the person decides.
 * @throws DomainError file.* at the field `file`, field.*
 */
export async function startImport(
  ctx: Context,
  input: StartImport,
  file: GivenFile,
): Promise<Started> {
  const person = authorisedPerson(ctx, 'import.manage')
  const { kind, eventId, encoding, byContent } = checked(startImportSchema, input)
  refuseWithoutEvent(ctx, kind, eventId)
  const bytes = 'bytes' in file ? file.bytes : storedFile(ctx, file.storedAs)
  const name = fileNameOf(file.name) || 'survey'
  const analysis = await readingFile(() =>
    analyseSent({ name, bytes }, { kind, ...(encoding && { encoding }), byContent }),
  ).catch((error: unknown) => {
    if (error instanceof UnreadableTable) return error
    throw error
  })
  const storedAs = storeFile(ctx, bytes)
  if (analysis instanceof UnreadableTable) return { ...askedBy(analysis), storedAs, name }
  const plans = await planRows(ctx.db, analysis.rows, eventId ?? null)
  const id = newId()
  write(ctx, (tx) => {
    const { encoding: found, sheet = null, headerRows, mapping } = analysis
    const columns = analysis.columns.map((name) => ({
      name,
      samples: analysis.samples[name] ?? [],
    }))
    tx.insert(surveyImports)
      .values({
        id,
        fileName: name,
        fileHash: storedAs,
        storedAs,
        kind,
        eventId: eventId ?? null,
        encoding: found,
        sheet,
        headerRows,
        columns,
        mapping,
        state: 'mapped',
        createdBy: person.id,
        createdAt: ctx.now(),
      })
      .run()
    record(tx, ctx, 'import.started', 'import', id, {
      after: {
        ...{ fileName: name, kind, rows: plans.length },
        ...(!isNamedAs(name, analysis.format) && { readByContent: analysis.format }),
      },
    })
  })
  keepPlans(ctx, id, plans)
  return { id }
}

const askedBy = ({ code, params, previews }: UnreadableTable) =>
  code === 'encodingUnknown'
    ? { chooseEncoding: previews }
    : { otherTable: params.content as Table['format'] }

/** Delegates are registered for an event of the person's own. @throws DomainError import.noEvent, notFound, event.closedForRegistration */
function refuseWithoutEvent(ctx: Context, kind: ImportKind, eventId: string | undefined) {
  if (kind !== 'delegates') return
  if (!eventId) throw invalid('import.noEvent', {}, 'eventId')
  eventFor(ctx, ctx.db, 'import.delegates', eventId)
}
