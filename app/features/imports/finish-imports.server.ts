import { inArray } from 'drizzle-orm'
import { surveyImports } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { planAnew } from './dry-run.server'
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
      await workingAt(row.id, async () => {
        await takeBack(ctx, row, row.state === 'applying' ? 'mapped' : 'undone')
        // What was given back has a new version; a file that can't be read any more says so when it is applied.
        if (row.state === 'applying') await planAnew(ctx, row).catch(() => undefined)
      })
  return left.length
}
