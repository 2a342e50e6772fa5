import type { ZodType } from 'zod'
import type { Reader } from '#db/client'
import { authorisedPerson } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { conflict, DomainError } from '#app/platform/domain-error'
import type { DomainErrorParams } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { PUBLIC_BODIES } from './derive.server'
import { findLookalikes } from './find-lookalikes.server'
import type { Lookalike } from './find-lookalikes.server'
import { readRegistrationNumber } from './registration-number'
import { REGISTER_STEPS, identitySchema, kindStepSchema, nameStepSchema } from './schema'
import type { Identity, RegisterStep } from './schema'
import { showLookalike } from './show-lookalike.server'
import type { ShownLookalike } from './show-lookalike.server'

/** What was answered so far, as it stands in the page's address. */
export type Answers = Record<string, unknown>
type Problem = { field: string | null; code: string; params: DomainErrorParams }

/** The question to show: the one asked for, or the first before it whose answer will not do. */
export type RegistrationPage = {
  step: RegisterStep
  errors: Problem[]
  lookalikes: ShownLookalike[]
  isPublicBody: boolean
}

/**
 * Where a registration stands. Nothing is written before the last step, so going back loses nothing.
 * @throws DomainError signInFirst; organisation.haveOne for a person who belongs to one already
 */
export function readRegistration(ctx: Context, wanted: string, answers: Answers): RegistrationPage {
  const person = authorisedPerson(ctx, 'organisation.register')
  if (person.memberships.length > 0) throw conflict('organisation.haveOne')
  // Lookalikes are a question only where there are some, on the way to the last one.
  const asked = wanted === 'lookalikes' ? 'details' : wanted
  const last = Math.max(0, REGISTER_STEPS.indexOf(asked as RegisterStep))
  const isPublicBody = PUBLIC_BODIES.some((kind) => kind === answers.kind)
  const none = { lookalikes: [], isPublicBody }
  for (const step of REGISTER_STEPS.slice(0, last)) {
    if (step === 'lookalikes') {
      const found = lookalikesOf(ctx.db, answers)
      if (isBlocked(found, answers))
        return { ...none, step, errors: [], lookalikes: shown(ctx, found) }
      continue
    }
    const problem = problemOf(step, answers)
    if (problem) return { ...none, step, errors: [problem] }
  }
  return { ...none, step: REGISTER_STEPS[last] ?? 'kind', errors: [], lookalikes: [] }
}

/** A number is one organisation's; a name may be another's, when the person says so. */
export const isBlocked = (found: Lookalike[], answers: { distinct?: unknown }): boolean =>
  found.some(({ by }) => by === 'registrationNumber') ||
  (found.length > 0 && answers.distinct !== 'on')

/** What may be the same organisation. @throws DomainError of an answer that will not do */
export function lookalikesOf(reader: Reader, answers: Answers): Lookalike[] {
  const identity = checked(identitySchema, answers)
  return findLookalikes(reader, {
    ...identity,
    registrationNumber: normalised(identity),
  })
}

const shown = (ctx: Context, found: Lookalike[]) => found.map((one) => showLookalike(ctx, one))

const STEP_SCHEMAS: Record<'kind' | 'name', ZodType> = {
  kind: kindStepSchema,
  name: nameStepSchema,
}

function problemOf(step: RegisterStep, answers: Answers): Problem | null {
  try {
    if (step === 'number') checkNumber(answers)
    else if (step === 'kind' || step === 'name') checked(STEP_SCHEMAS[step], answers)
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { field: error.field ?? null, code: error.code, params: error.params }
  }
}

function checkNumber(answers: Answers): void {
  const { kind, registrationNumber, registrationNumberAbsence, ...rest } = checked(
    identitySchema.partial({ legalName: true }),
    answers,
  )
  if (registrationNumber) normalised({ ...rest, kind, registrationNumber })
  else if (!registrationNumberAbsence && !PUBLIC_BODIES.includes(kind))
    throw new DomainError('registrationNumber.orReason', 'invalid', {}, 'registrationNumber')
}

function normalised({
  country,
  registrationNumber,
}: Pick<Identity, 'country' | 'registrationNumber' | 'kind'>): string | null {
  if (!registrationNumber) return null
  const reading = readRegistrationNumber(country, registrationNumber)
  if (reading.ok) return reading.value
  throw new DomainError(
    `registrationNumber.${reading.code}`,
    'invalid',
    reading.params,
    'registrationNumber',
  )
}
