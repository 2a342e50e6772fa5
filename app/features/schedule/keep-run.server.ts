import { scheduleRuns } from '#db/schema'
import type { Tx } from '#db/client'
import type { Schedule } from '#app/scheduling/schedule'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'

/** What a search found, and for what. */
type Run = {
  solved: Schedule
  instanceHash: string
  parameters: { seconds: number; seed: number; fill?: boolean }
}

/** Keeps a run with its proof; gives its id. */
export function keepRun(
  tx: Tx,
  ctx: Context,
  eventId: string,
  { solved, instanceHash, parameters }: Run,
): string {
  const id = newId()
  tx.insert(scheduleRuns)
    .values({
      id,
      eventId,
      instanceHash,
      parameters,
      status: solved.status,
      objectives: { ...solved.objectives },
      bounds: boundsOf(solved),
      unscheduled: solved.unscheduled.map(({ meeting, ...why }) => ({
        meetingId: meeting,
        ...why,
      })),
      seconds: Math.ceil(solved.seconds ?? parameters.seconds),
      createdBy: personOf(ctx)?.id ?? null,
      createdAt: ctx.now(),
    })
    .run()
  return id
}

const boundsOf = ({ bounds }: Schedule): Record<string, number> =>
  Object.fromEntries(
    Object.entries(bounds).filter((entry): entry is [string, number] => entry[1] !== undefined),
  )
