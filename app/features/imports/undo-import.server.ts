import { authorise } from '#app/features/accounts'
import { eventFor } from '#app/features/events'
import { conflict } from '#app/platform/domain-error'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { importById, isAtWork, workingAt } from './imports.server'
import { importStepSchema } from './schema'
import type { ImportStep } from './schema'
import { takeBack } from './take-back.server'

/**
 * Undoes an import: what it made goes, what it changed is as before. Records that somebody changed since stay, and
 * their rows say so.
 * @throws DomainError import.changed, import.atWork, notFound; for delegates event.closedForRegistration
 */
export async function undoImport(ctx: Context, input: ImportStep): Promise<{ kept: number }> {
  authorise(ctx, 'import.manage')
  const step = checked(importStepSchema, input)
  const before = importById(ctx.db, step.id)
  authorise(ctx, 'import.undo', {}, { import: before.state })
  if (before.kind === 'delegates') eventFor(ctx, ctx.db, 'import.delegates', before.eventId ?? '')
  if (before.version !== step.version) throw conflict('import.changed')
  if (isAtWork(step.id)) throw conflict('import.atWork')
  return workingAt(step.id, () => takeBack(ctx, before, 'undone'))
}
