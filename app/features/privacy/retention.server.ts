import { and, lt, ne, sql } from 'drizzle-orm'
import { idempotencyKeys, outbox, privacyRequests } from '#db/schema'
import { forgetExpired } from '#app/features/accounts'
import { WAITING_DAYS, forgetTables } from '#app/features/imports'
import { READS_DAYS, forgetMedia, forgetReads } from '#app/features/media'
import { EVIDENCE_DAYS, forgetEvidence } from '#app/features/verification'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { dropWrittenMails } from '#app/platform/mail/written-mails.server'
import { readSetting, writeSetting } from '#app/platform/settings.server'
import { remindPrivacy } from './remind-privacy.server'

const DAY_MS = 24 * 3_600_000

/** What is deleted by itself, and after how many days. `null`: as soon as it has ended, and a day for a late press. */
export const RETENTION = [
  { what: 'signIn', days: null },
  { what: 'invitations', days: 30 },
  { what: 'sentMail', days: 90 },
  { what: 'formKeys', days: 7 },
  { what: 'evidence', days: EVIDENCE_DAYS },
  { what: 'media', days: null },
  { what: 'tables', days: WAITING_DAYS },
  { what: 'documentReads', days: READS_DAYS },
  { what: 'requestTexts', days: 1095 },
] as const
export type Retained = (typeof RETENTION)[number]['what']

const LAST_RUN = 'retention.lastRun'

/** Deletes what is over and reminds of what is nearly due; run at start and every day. */
export async function keepHouse(ctx: Context): Promise<void> {
  const deleted = {
    ...(await forgetExpired(ctx)),
    evidence: forgetEvidence(ctx),
    media: forgetMedia(ctx),
    tables: forgetTables(ctx),
    documentReads: forgetReads(ctx),
    ...write(ctx, (tx) => ({
      sentMail: tx
        .delete(outbox)
        .where(
          sql`${outbox.id} IN (SELECT id FROM outbox WHERE state = 'done' AND done_at < ${before(ctx, 90)} LIMIT 5000)`,
        )
        .run().changes,
      formKeys: tx
        .delete(idempotencyKeys)
        .where(lt(idempotencyKeys.at, new Date(before(ctx, 7))))
        .run().changes,
      // That there was a request and how it ended stays; what was written in it goes.
      requestTexts: tx
        .update(privacyRequests)
        .set({ text: null, answer: null })
        .where(
          and(
            ne(privacyRequests.state, 'open'),
            lt(privacyRequests.decidedAt, new Date(before(ctx, 1095))),
            sql`(${privacyRequests.text} IS NOT NULL OR ${privacyRequests.answer} IS NOT NULL)`,
          ),
        )
        .run().changes,
    })),
  }
  dropWrittenMails(ctx, { before: new Date(before(ctx, 90)) })
  remindPrivacy(ctx)
  writeSetting(ctx.db, LAST_RUN, JSON.stringify({ at: ctx.now().getTime(), deleted }))
}

/** When the daily deletion ran last, and what it deleted. */
export function readRetention(ctx: Context) {
  const last = JSON.parse(readSetting(ctx.db, LAST_RUN) ?? 'null') as {
    at: number
    deleted: Partial<Record<Retained, number>>
  } | null
  return {
    at: last ? new Date(last.at) : null,
    lines: RETENTION.map(({ what, days }) => ({
      what,
      days,
      deleted: last?.deleted[what] ?? null,
    })),
  }
}

const before = (ctx: Context, days: number): number => ctx.now().getTime() - days * DAY_MS
