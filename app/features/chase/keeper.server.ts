import type { Logger } from 'pino'
import { expireRequests } from '#app/features/requests'
import type { Context } from '#app/platform/context.server'
import { sendDueReminder } from './reminders.server'

const EVERY_MS = 20_000

/** Watches the clock for events: sends reminders that are due and lets late requests expire, in small transactions. */
export class EventClock {
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly ctx: Context,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  start(): void {
    if (this.#timer) return
    this.#timer = setInterval(() => this.tick(), EVERY_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** One piece of work of each kind; what is left comes with the next tick. */
  tick(): void {
    try {
      sendDueReminder(this.ctx)
      expireRequests(this.ctx)
    } catch (error) {
      this.log.error({ err: error }, 'event clock')
    }
  }
}
