import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import { DomainError } from '#app/platform/domain-error'
import type { Context } from '#app/platform/context.server'
import { needOf, organisationOf, sourceOf, technologyOf } from './read-record'
import { localisedOf } from './record-fields'
import type { Documents, SetRecord } from './read-set'

/** The ids of a set by the ids that the product gave. A technology and a need of a set may share an id. */
export type SetIds = Record<keyof Documents, ReadonlyMap<string, string>>

/**
 * Enters every record as a published, public listing through the product's own verbs, with its organisation or one of
 * its own; so has the second of two listings of one firm that are called alike. What the product refuses is entered with its texts alone, and `warn` is told.
 */
export function loadSet(
  ctx: Context,
  { technologies, needs }: Documents,
  warn: (text: string) => void,
): SetIds {
  const owners = new Owners(ctx)
  const enter = (records: SetRecord[], create: Create) =>
    new Map(records.map((record) => [patiently(record, owners, create, warn).id, record.id]))
  return {
    technologies: enter(technologies, (given, owner) =>
      createTechnology(ctx, technologyOf(given, owner), { status: 'published' }),
    ),
    needs: enter(needs, (given, owner) =>
      createNeed(ctx, needOf(given, owner), { status: 'open' }),
    ),
  }
}

type Create = (record: SetRecord, organisationId: string) => { id: string }

function patiently(
  record: SetRecord,
  owners: Owners,
  create: Create,
  warn: (text: string) => void,
): { id: string } {
  try {
    return create(record, owners.of(record))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'listing.titleTaken') return create(record, owners.alone(record))
    warn(
      `${record.id}: ${error.code}${error.field ? ` in ${error.field}` : ''}; entered with its texts alone`,
    )
    const { id, title, summary, description, problem } = record
    return create(
      { id, title, summary, description, problem, sourceLocale: sourceOf(record) },
      owners.alone(record),
    )
  }
}

/** Organisations of a set: one for each that is named, one of its own for every record that names none. */
class Owners {
  readonly #byKey = new Map<string, string>()
  #alone = 0

  constructor(private readonly ctx: Context) {}

  of(record: SetRecord): string {
    const { key, input } = organisationOf(record, this.#nextName())
    const known = key === null ? undefined : this.#byKey.get(key)
    if (known) return known
    const { id } = createOrganisation(this.ctx, input)
    if (key !== null) this.#byKey.set(key, id)
    return id
  }

  alone(record: SetRecord): string {
    const { input } = organisationOf(record, this.#nextName())
    return createOrganisation(this.ctx, {
      legalName: localisedOf(this.#nextName(), 'en'),
      country: input.country,
    }).id
  }

  /** Letters only, so that the name answers no query. */
  #nextName(): string {
    this.#alone++
    return `Zz${[...String(this.#alone)].map((digit) => 'qxwvkjzhfb'[Number(digit)]).join('')}zz`
  }
}
