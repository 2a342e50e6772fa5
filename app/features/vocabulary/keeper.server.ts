import type { Logger } from 'pino'
import { and, count, inArray, lte } from 'drizzle-orm'
import { outbox } from '#db/schema'
import type { Db } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { applyChanges } from './apply-changes.server'
import type { QueryWords } from './gaps.server'
import { reenterListings } from './reenter-listings.server'

/** More lines waiting than this: the index and the matcher catch up first, so that people's changes don't queue. */
const MOST_WAITING = 100
const PAUSE_MS = 20
const IDLE_MS = 1000
const AFTER_ERROR_MS = 10_000

/**
 * Keeps the listings in step with the vocabulary in the background: moves tags along approved changes, enters
 * listings again after an upgrade, writes down the words that found no concept. One small transaction at a time.
 */
export class VocabularyKeeper {
  #stopped = true
  #loop: Promise<void> = Promise.resolve()
  #wake: () => void = () => undefined

  constructor(
    private readonly ctx: Context,
    private readonly words: QueryWords,
    private readonly log: Pick<Logger, 'error' | 'info'>,
  ) {}

  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#loop = this.#run()
  }

  /** Waits for the step in hand and writes what was noted. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake()
    await this.#loop
    this.words.keep(this.ctx.db, this.ctx.now())
  }

  async #run(): Promise<void> {
    while (!this.#stopped) await this.#sleep(this.#step())
  }

  /** Does the next piece of work and gives the milliseconds until the one after. */
  #step(): number {
    try {
      if (waitingLines(this.ctx.db, this.ctx.now()) > MOST_WAITING) return IDLE_MS
      if (applyChanges(this.ctx) || reenterListings(this.ctx)) return PAUSE_MS
      this.words.keep(this.ctx.db, this.ctx.now())
      return IDLE_MS
    } catch (error) {
      this.log.error({ err: error }, 'vocabulary keeper')
      return AFTER_ERROR_MS
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Lines that are due; a reminder of next week is none. */
const waitingLines = (db: Db, now: Date): number =>
  db
    .select({ n: count() })
    .from(outbox)
    .where(and(inArray(outbox.state, ['pending', 'running']), lte(outbox.runAt, now)))
    .get()?.n ?? 0
