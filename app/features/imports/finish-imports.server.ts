import { inArray } from 'drizzle-orm'
import { surveyImports } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { isAtWork, workingAt } from './imports.server'
import { takeBack } from './take-back.server'

/**
 * Takes back imports that a crash left on their way, at the start of the server: a person finds theirs as it was
 * before they pressed the button. Gives how many there were.
 */
export async function finishImports(ctx: Context): Promise<number> {
  const left = ctx.db
    .select()
    .from(surveyImports)
    .where(inArray(surveyImports.state, ['applying', 'undoing']))
    .all()
  for (const row of left)
    if (!isAtWork(row.id))
      await workingAt(row.id, () =>
        takeBack(ctx, row, row.state === 'applying' ? 'mapped' : 'undone'),
      )
  return left.length
}
