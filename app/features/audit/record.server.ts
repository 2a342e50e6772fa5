import { auditEntries } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'

type Change = { before?: unknown; after?: unknown; onBehalfOf?: string }

/** Fields whose values never go into the audit trail; that they changed does. */
const PERSONAL =
  /^(password|passwordHash|email|contactEmail|phone|contactPhone|dietary|name|nameLatin|contactName)$/

/**
 * Writes the audit line of a change, inside the change's own transaction.
 * Personal values are replaced by a mark.
 */
export function record(
  tx: Tx,
  ctx: Context,
  action: string,
  recordKind: string,
  recordId: string,
  change: Change = {},
): void {
  tx.insert(auditEntries)
    .values({
      id: newId(),
      at: ctx.now(),
      actorId: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      onBehalfOf: change.onBehalfOf ?? null,
      requestId: ctx.requestId,
      action,
      recordKind,
      recordId,
      before: redact(change.before),
      after: redact(change.after),
    })
    .run()
}

/**
 * The organisation in whose name somebody acts who is none of its people; nobody's where its own people or the system
 * act. Its people find these lines on their page.
 */
export const actedFor = (
  { actor }: Pick<Context, 'actor'>,
  organisationId: string,
): string | undefined =>
  actor.kind === 'person' && !actor.memberships.some((one) => one.organisationId === organisationId)
    ? organisationId
    : undefined

function redact(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (PERSONAL.test(key) && inner ? '•' : inner)),
  ) as unknown
}
