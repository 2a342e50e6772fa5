import type { Action } from '#app/features/accounts'
import { actOnOutbox, readAudit, readOrganisations, readOutbox } from '#app/features/administration'
import {
  applyImport,
  chooseDifferences,
  listImports,
  startImport,
  undoImport,
} from '#app/features/imports'
import {
  giveFeedback,
  readMatchesForNeed,
  readMatrix,
  readPrecision,
  setWeights,
} from '#app/features/matching'
import {
  answerPrivacy,
  askPrivacy,
  readPrivacyRequests,
  withdrawPrivacy,
} from '#app/features/privacy'
import { readGaps, reenterListings } from '#app/features/vocabulary'
import { DEFAULT_WEIGHTS } from '#app/matching/types'
import type { Context } from '#app/platform/context.server'
import type { Deed, Try } from './deed.testing.server'

const judged = (pair: { technology: string; need: string }) => ({
  ...{ needId: pair.need, technologyId: pair.technology },
  ...{ opinion: 'useful' as const, grounds: [], version: 0 },
})

const importOf = ({ w }: Try) => ({
  id: w.importId,
  version: w.db.query.surveyImports.findFirst().sync()?.version ?? 0,
})

/** Importing is for platform staff; for delegates it asks for a role of the event beside it. */
const alsoStaff = (ctx: Context): Context =>
  ctx.actor.kind === 'person'
    ? { ...ctx, actor: { ...ctx.actor, staff: [...ctx.actor.staff, 'organiser'] } }
    : ctx

/** Matching, imports, and what administrators do. */
export const DEEDS_OF_THE_PLATFORM = {
  'match.readPublic': { do: ({ ctx, w }) => readMatchesForNeed(ctx, w.need) },
  'match.judge': {
    do: ({ ctx, w }) => giveFeedback(ctx, judged(w.pairs.ours)),
    isOwn: true,
    or: ['match.judgeAsOrganiser'],
  },
  'match.judgeAsOrganiser': {
    do: ({ ctx, w }) => giveFeedback(ctx, judged(w.pairs.others)),
  },
  'match.readDesk': { do: ({ ctx, w }) => readMatrix(ctx, { eventSlug: w.event.slug }) },
  'match.readFeedback': { do: ({ ctx, w }) => readPrecision(ctx, w.event.slug) },
  'match.weigh': {
    do: ({ ctx, w }) => {
      const event = w.db.query.events.findFirst({ where: (row, { eq }) => eq(row.id, w.event.id) })
      return setWeights(ctx, {
        ...{ eventId: w.event.id, weights: DEFAULT_WEIGHTS },
        version: event.sync()?.version ?? 0,
      })
    },
  },
  'import.manage': { do: ({ ctx }) => listImports(ctx) },
  'import.map': { do: (it) => chooseDifferences(it.ctx, { ...importOf(it), choices: [] }) },
  'import.apply': { do: (it) => applyImport(it.ctx, importOf(it)) },
  'import.undo': { do: (it) => undoImport(it.ctx, importOf(it)) },
  'import.delegates': {
    do: ({ ctx, w }) =>
      startImport(
        alsoStaff(ctx),
        { kind: 'delegates', eventId: w.event.id },
        { name: 'd.csv', bytes: Buffer.from('Organisation,Delegate\nHanbit,Kim\n') },
      ),
  },
  'platform.read': { do: ({ ctx }) => readOrganisations(ctx, { q: '', page: 1 }) },
  'audit.read': {
    do: ({ ctx }) =>
      readAudit(ctx, { who: '', what: '', kind: '', record: '', from: '', until: '', page: 1 }),
  },
  'outbox.read': { do: ({ ctx }) => readOutbox(ctx) },
  'outbox.act': { do: ({ ctx, w }) => actOnOutbox(ctx, { act: 'retry', id: w.outboxId }) },
  'privacy.ask': { do: ({ ctx }) => askPrivacy(ctx, { kind: 'access' }) },
  'privacy.withdraw': { do: ({ ctx, own }) => withdrawPrivacy(ctx, own.privacyId) },
  'privacy.read': { do: ({ ctx }) => readPrivacyRequests(ctx) },
  'privacy.answer': {
    do: ({ ctx, w }) =>
      answerPrivacy(ctx, { id: w.privacyId, decision: 'refused', answer: 'Not kept here' }),
  },
  'vocabulary.read': { do: ({ ctx }) => readGaps(ctx) },
  'vocabulary.change': { do: ({ ctx }) => reenterListings(ctx, { batch: 1 }) },
} as const satisfies Partial<Record<Action, Deed>>
