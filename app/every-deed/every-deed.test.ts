/**
 * Every deed of the table of actions, done through the features on a real database: by every role, in every state that
 * the table knows, and by the same roles of another organisation or event. What the table refuses is refused with the
 * right code before anything is written; what it allows goes through.
 */
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Action } from '#app/features/accounts'
import type { Role } from '#app/features/accounts/action-rules'
import { isAllowed, judge } from '#app/features/accounts/judge'
import type { Verdict } from '#app/features/accounts/judge'
import {
  EVERY_ACTION,
  EVERY_ROLE,
  heldBy,
  statesFor,
} from '#app/features/accounts/table.testing.server'
import type { States } from '#app/features/accounts/table.testing.server'
import { DomainError } from '#app/platform/domain-error'
import { as } from '#app/platform/testing.server'
import type { Actor } from '#app/platform/context.server'
import { setStates, USUAL } from './deed.testing.server'
import type { Deed } from './deed.testing.server'
import { DEEDS_OF_EVENTS } from './deeds-of-events.testing.server'
import { DEEDS_OF_LISTINGS } from './deeds-of-listings.testing.server'
import { DEEDS_OF_MEETINGS } from './deeds-of-meetings.testing.server'
import { DEEDS_OF_ORGANISATIONS } from './deeds-of-organisations.testing.server'
import { DEEDS_OF_THE_PLATFORM } from './deeds-of-the-platform.testing.server'
import { actorWith, aWorld, ownRequests } from './world.testing.server'
import type { World } from './world.testing.server'

// A worker thread a file takes a second to start; that it reads the same is tested with the imports.
vi.mock('#app/platform/files/read-table.server', async () => ({
  readTable: (await import('#app/platform/files/parse-table')).parseTable,
}))

/** One example of every action: a new action without one does not compile. */
const DEEDS: Record<Action, Deed> = {
  ...DEEDS_OF_ORGANISATIONS,
  ...DEEDS_OF_LISTINGS,
  ...DEEDS_OF_EVENTS,
  ...DEEDS_OF_MEETINGS,
  ...DEEDS_OF_THE_PLATFORM,
}

type Somebody = {
  role: Role
  where: 'here' | 'foreign'
  actor: Actor
  own: ReturnType<typeof ownRequests>
}

let w: World
let everybody: Somebody[]
beforeAll(async () => {
  w = await aWorld()
  everybody = EVERY_ROLE.flatMap((role) =>
    (/^(organisation|event)/.test(role) ? (['here', 'foreign'] as const) : (['here'] as const)).map(
      (where) => {
        const actor = actorWith(w, role, where)
        return { role, where, actor, own: ownRequests(w, actor) }
      },
    ),
  )
})

/** What somebody is to the records of the deeds. */
function rolesOf({ role, where }: Somebody, { isOwn }: Deed): Role[] {
  if (where === 'foreign') return heldBy('person')
  const held = heldBy(role)
  return isOwn ? held.map((one) => one.replace('partner.', 'organisation.') as Role) : held
}

function expected(action: Action, deed: Deed, who: Somebody, states: States): Verdict {
  const verdict = judge(action, rolesOf(who, deed), states)
  const others = (deed.or ?? []).map((one) =>
    judge(one, rolesOf(who, deed), { ...USUAL, ...deed.given, ...states }),
  )
  return [verdict, ...others].find(isAllowed) ?? verdict
}

const written = (): number => w.db.get<{ n: number }>(sql`SELECT total_changes() AS n`).n

/** The code of the refusal, or `done`; and whether anything was written meanwhile. All is as before afterwards. */
async function attempt(deed: Deed, who: Somebody, states: States) {
  w.db.run(sql`BEGIN`)
  try {
    setStates(w, { ...deed.given, ...states })
    const before = written()
    const said = await answerOf(() =>
      deed.do({ w, ctx: as(w.ctx, who.actor), role: who.role, states, own: who.own }),
    )
    return { said, wrote: written() !== before }
  } finally {
    w.db.run(sql`ROLLBACK`)
  }
}

async function answerOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error)
  }
}

let tries = 0

async function complaintsAbout(action: Action): Promise<unknown[]> {
  const deed = DEEDS[action]
  const wrong: unknown[] = []
  for (const who of everybody) {
    const all = statesFor(action)
    const verdicts = all.map((states) => expected(action, deed, who, states))
    // Without a role in it, the state makes no difference: the first and the last show that.
    const isStranger = verdicts.every((verdict) => verdict === 'noRole')
    for (const [at, states] of all.entries()) {
      if (isStranger && at > 0 && at < all.length - 1) continue
      const verdict = verdicts[at] ?? 'noRole'
      const { said, wrote } = await attempt(deed, who, states)
      tries++
      const right = isAllowed(verdict)
        ? said === 'done' || said === deed.unless
        : said === codeOf(verdict, deed, who.actor) && !wrote
      if (!right) wrong.push([action, who.role, who.where, states, verdict, said, wrote])
    }
  }
  return wrong
}

const codeOf = (verdict: Exclude<Verdict, { by: Role }>, deed: Deed, actor: Actor): string =>
  verdict !== 'noRole'
    ? verdict.code
    : deed.refusal
      ? deed.refusal(actor)
      : actor.kind === 'visitor'
        ? 'signInFirst'
        : 'notFound'

describe('every deed, by everybody, in every state', () => {
  it.each(EVERY_ACTION)('%s', async (action) => {
    expect(await complaintsAbout(action)).toEqual([])
  })

  it('was tried some thousand times', () => {
    expect(tries).toBeGreaterThan(6_000)
  })
})
