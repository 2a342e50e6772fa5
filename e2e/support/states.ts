/** Puts an event into each of its states, and says what is wrong with the answers that deeds get then. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { EventState } from '../../db/domain'
import { EVENT_STATES } from '../../db/domain'
import { judge } from '../../app/features/accounts/judge'
import type { Answer, Client } from './http'
import { EVENT } from './state-deeds'
import type { StateDeed } from './state-deeds'

const ERRORS = JSON.parse(readFileSync('app/i18n/messages/en/errors.json', 'utf8')) as Record<
  string,
  Record<string, unknown>
>

/** Puts the event into each of its states, one after the other, and leaves it as it was. */
export async function inEachState(dataDir: string, work: (state: EventState) => Promise<void>) {
  const db = new Database(join(dataDir, 'app.db'))
  const set = db.prepare('update events set state = ? where slug = ?')
  const before = String(db.prepare('select state from events where slug = ?').pluck().get(EVENT))
  try {
    for (const state of EVENT_STATES) {
      set.run(state, EVENT)
      await work(state)
    }
  } finally {
    set.run(before, EVENT)
    db.close()
  }
}

/** What is wrong with the answer that somebody gets for a deed in a state; who has no role gets the same in every state. */
export async function complaintOfDeed(
  deed: StateDeed,
  state: EventState,
  who: string,
  client: Client,
): Promise<string | null> {
  const isHolder = who === deed.who
  if (!isHolder && !['requests', 'closed'].includes(state)) return null
  if (!isHolder && who !== 'visitor' && (deed.also === 'everybody' || deed.also === who))
    return null
  const answer = await client.post(deed.path, new URLSearchParams(deed.form))
  const complaint =
    answer.status >= 500
      ? 'an error of the server'
      : isHolder
        ? complaintOfHolder(deed, state, answer)
        : complaintOfStranger(answer)
  return complaint && `${complaint} (${answer.status})`
}

/** The plain refusal comes where the table refuses, and only there. */
function complaintOfHolder(deed: StateDeed, event: EventState, answer: Answer): string | null {
  const { action, role, registration, request } = deed
  const verdict = judge(action, [role], { event, registration, request })
  if (verdict === 'noRole') return 'the table knows no such role'
  const code = 'code' in verdict ? verdict.code : null
  const isTold = answer.status === 409 && seenIn(answer).includes(textOf(code ?? codeOf(deed)))
  return code && !isTold ? `not told ${code}` : !code && isTold ? 'refused' : null
}

/** The page without its scripts, which carry every message. */
const seenIn = ({ text }: Answer): string => text.replace(/<script\b.*?<\/script>/gs, '')

/** Others are not let in, and learn nothing of the state. */
const complaintOfStranger = ({ status, location }: Answer): string | null =>
  status === 404 || location.includes('/sign-in') ? null : 'not turned away'

/** What the table would say of the event. */
function codeOf({ action, role }: StateDeed): string {
  const verdict = judge(action, [role], {
    event: 'closed',
    registration: 'approved',
    request: 'pending',
  })
  return verdict !== 'noRole' && 'code' in verdict ? verdict.code : ''
}

function textOf(code: string): string {
  const [area = '', name = ''] = code.split('.')
  const words = ERRORS[area]?.[name]
  if (typeof words !== 'string') throw new Error(`${code} has no words`)
  return words
}
