import { z } from 'zod'

export const PERSON_STATES = ['active', 'unconfirmed', 'suspended', 'erased', 'staff'] as const
export type PersonState = (typeof PERSON_STATES)[number]
export const ORGANISATION_FILTERS = [
  'unverified',
  'pending',
  'verified',
  'noOwner',
  'alike',
] as const
export type OrganisationFilter = (typeof ORGANISATION_FILTERS)[number]

export const outboxActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('retry'), id: z.string().max(64) }),
  z.object({ act: z.literal('retryAll') }),
  z.object({ act: z.literal('discard'), id: z.string().max(64) }),
])
export type OutboxAct = z.output<typeof outboxActSchema>
