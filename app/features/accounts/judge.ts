import { ACTIONS } from './actions'
import type { Action, StatesFor } from './actions'
import type { AnyLine, AnyRule, Kind, Role } from './action-rules'

/** What the table says: by which role it may be done now; that it is no business of theirs; or why not now. */
export type Verdict = { by: Role } | 'noRole' | { code: string }
/** The roles of somebody, or all of them for the system. */
export type Roles = readonly Role[] | 'every'
type States = { readonly [kind in Kind]?: string | undefined }

/**
 * Reads the table. Deny unless a line allows. The first line whose role and states fit decides in which role it is
 * done; who has a role but no line that fits now is told the first thing that stands in the way.
 */
export function judge(action: Action, roles: Roles, states: States): Verdict {
  const { lines, otherwise } = ruleOf(action)
  const own = lines.flatMap((line) => {
    const by = line.by.find((role) => roles === 'every' || roles.includes(role))
    return by ? [{ by, line }] : []
  })
  const fitting = own.find(({ line }) => kindsOf(line).every((kind) => fits(line, kind, states)))
  if (fitting) return { by: fitting.by }
  if (own.length === 0) return 'noRole'
  const kinds = Object.keys(otherwise) as Kind[]
  const shut =
    kinds.find((kind) => !own.some(({ line }) => fits(line, kind, states))) ??
    kinds.find((kind) => own[0] && !fits(own[0].line, kind, states))
  // A record that is not there has no state.
  return { code: (shut && states[shut] && otherwise[shut]) || 'notFound' }
}

/** Whether the table has an action open to a role in these states, whoever asks. */
export const isOpenTo = <A extends Action>(role: Role, action: A, states: StatesFor<A>): boolean =>
  isAllowed(judge(action, [role], states))

export const isAllowed = (verdict: Verdict): verdict is { by: Role } =>
  verdict !== 'noRole' && 'by' in verdict

/** The row of an action, as a rule; roles alone hold in every state. */
export function ruleOf(action: Action): AnyRule {
  const row: readonly Role[] | AnyRule = ACTIONS[action]
  return 'lines' in row ? row : { lines: [{ by: row }], otherwise: {} }
}

const kindsOf = (line: AnyLine): Kind[] =>
  (Object.keys(line) as (keyof AnyLine)[]).filter((key): key is Kind => key !== 'by')

function fits(line: AnyLine, kind: Kind, states: States): boolean {
  const state = states[kind]
  return state !== undefined && (line[kind] ?? []).includes(state)
}
