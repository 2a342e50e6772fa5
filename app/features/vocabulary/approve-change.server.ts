import type { z } from 'zod'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { changeKey, loadChanges } from '#search/vocabulary/changes'
import { readApprovals, writeApprovals } from './approvals.server'
import { approveChangeSchema } from './schema'

/**
 * Says yes to a change of the vocabulary: its tags move in the background from now on, however many they are. Saying
 * it twice is saying it once.
 * @throws DomainError notFound for a change that is not on record
 */
export function approveChange(ctx: Context, input: z.input<typeof approveChangeSchema>): void {
  authorise(ctx, 'vocabulary.change')
  const { change: key } = checked(approveChangeSchema, input)
  const change = loadChanges().find((one) => changeKey(one) === key)
  if (!change) throw notFound()
  write(ctx, (tx) => {
    const approved = readApprovals(tx)
    if (approved.includes(key)) return
    writeApprovals(tx, [...approved, key])
    record(tx, ctx, 'vocabulary.changeApproved', 'vocabularyChange', key, { after: change })
  })
}
