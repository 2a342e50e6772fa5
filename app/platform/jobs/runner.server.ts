import { and, asc, eq, lt, lte, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { outbox } from '#db/schema'
import type { Db } from '#db/client'
import { withoutValues } from '../log.server'
import type { OutboxKind } from './enqueue.server'

export type OutboxLine = typeof outbox.$inferSelect
/** Lines of one kind, at most a batch; handlers are idempotent, since a line may come again after a crash. */
export type OutboxHandler = (lines: OutboxLine[]) => Promise<void>
export type OutboxHandlers = Record<OutboxKind, OutboxHandler>

/** Handlers that do nothing, for a runner that is to run only some kinds. */
export const idleHandlers: OutboxHandlers = {
  index: () => Promise.resolve(),
  mail: () => Promise.resolve(),
  recomputeMatches: () => Promise.resolve(),
  searchAlert: () => Promise.resolve(),
}

const LEASE_MS = 60_000
const BATCH = 50
const MAX_ATTEMPTS = 8
const IDLE_MS = 250

/**
 * Runs outbox lines: leases a batch of one kind, hands it to its handler, marks it done or puts it back with
 * exponential backoff; after 8 attempts a line is dead and waits for an administrator.
 * Work is done in small transactions so that people's writes come between.
 */
export class OutboxRunner {
  #stopped = true
  #loop: Promise<void> = Promise.resolve()

  constructor(
    private readonly db: Db,
    private readonly handlers: OutboxHandlers,
    private readonly log: Pick<Logger, 'warn' | 'error'>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#loop = this.#run()
  }

  /** Waits for the batch in hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#loop
  }

  /** Runs everything that is due now; for tests, commands and the seed. */
  async drain(): Promise<number> {
    let done = 0
    for (let batch = this.#lease(); batch.length > 0; batch = this.#lease()) {
      await this.#handle(batch)
      done += batch.length
    }
    return done
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const batch = this.#lease()
        if (batch.length > 0) await this.#handle(batch)
        else await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
      } catch (error) {
        this.log.error({ err: error }, 'outbox runner')
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    }
  }

  /** Takes the oldest due line and others of its kind. A line whose lease ran out is taken again. */
  #lease(): OutboxLine[] {
    const now = this.now()
    return this.db.transaction(
      (tx) => {
        const due = or(
          and(eq(outbox.state, 'pending'), lte(outbox.runAt, now)),
          and(eq(outbox.state, 'running'), lt(outbox.leaseUntil, now)),
        )
        const first = tx
          .select({ kind: outbox.kind })
          .from(outbox)
          .where(due)
          .orderBy(asc(outbox.runAt))
          .limit(1)
          .get()
        if (!first) return []
        const lines = tx
          .select()
          .from(outbox)
          .where(and(eq(outbox.kind, first.kind), due))
          .orderBy(asc(outbox.runAt), asc(outbox.id))
          .limit(BATCH)
          .all()
        for (const line of lines)
          tx.update(outbox)
            .set({
              state: 'running',
              leaseUntil: new Date(now.getTime() + LEASE_MS),
              attempts: line.attempts + 1,
            })
            .where(eq(outbox.id, line.id))
            .run()
        return lines.map((line) => ({ ...line, attempts: line.attempts + 1 }))
      },
      { behavior: 'immediate' },
    )
  }

  async #handle(lines: OutboxLine[]): Promise<void> {
    const kind = lines[0]?.kind
    if (!kind) return
    try {
      await this.handlers[kind](lines)
      this.#markDone(lines)
    } catch (error) {
      // One bad line must not take its batch along: each is tried alone.
      if (lines.length > 1) for (const line of lines) await this.#handle([line])
      else if (lines[0]) this.#putBack(lines[0], error)
    }
  }

  #markDone(lines: OutboxLine[]): void {
    this.db.transaction(
      (tx) => {
        for (const line of lines)
          tx.update(outbox)
            .set({ state: 'done', doneAt: this.now(), leaseUntil: null, lastError: null })
            .where(eq(outbox.id, line.id))
            .run()
      },
      { behavior: 'immediate' },
    )
  }

  #putBack(line: OutboxLine, error: unknown): void {
    const dead = line.attempts >= MAX_ATTEMPTS
    const wait = 1000 * 2 ** Math.min(line.attempts, 10)
    const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    this.log.warn(
      {
        outboxId: line.id,
        kind: line.kind,
        attempts: line.attempts,
        dead,
        lastError: withoutValues(lastError),
      },
      'outbox line failed',
    )
    this.db
      .update(outbox)
      .set({
        state: dead ? 'dead' : 'pending',
        runAt: new Date(this.now().getTime() + wait),
        leaseUntil: null,
        lastError,
        dedupeKey: null,
      })
      .where(eq(outbox.id, line.id))
      .run()
  }
}

/** Seconds since the oldest index line that still waits was written; 0 when none waits. */
export function indexLagSeconds(db: Db, now: Date): number {
  const row = db
    .select({ oldest: sql<number | null>`min(${outbox.createdAt})` })
    .from(outbox)
    .where(
      and(eq(outbox.kind, 'index'), or(eq(outbox.state, 'pending'), eq(outbox.state, 'running'))),
    )
    .get()
  return row?.oldest ? Math.max(0, Math.round((now.getTime() - row.oldest) / 1000)) : 0
}
