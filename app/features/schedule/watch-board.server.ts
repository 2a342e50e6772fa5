import { authorise } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { Context } from '#app/platform/context.server'
import { boardMark } from './board-mark.server'
import type { SolveJob } from './shown'
import { solveJob } from './solve-job.server'

/** What watchers of a board learn: a mark that changes with anything shown there, and how a search goes. */
export type BoardNews = { mark: string; job: SolveJob | null }

const LOOK_EVERY_MS = 700
/** A quiet line is kept open by a comment, so that proxies do not cut it. */
const BREATH_MS = 15_000
/** Then the browser asks again, and is asked for its rights again. */
const OPEN_MS = 10 * 60_000

/**
 * Server-sent events for those who look at the board of an event: one when somebody rearranges, makes or publishes a
 * schedule, and several a minute while a search runs.
 * @throws DomainError notFound
 */
export function watchBoard(
  ctx: Context,
  input: { eventSlug: string; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'schedule.read', { eventId: event.id })
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined
  const stop = () => clearInterval(timer)
  return new ReadableStream({
    start(controller) {
      const began = Date.now()
      let [told, toldAt] = ['', Date.now()]
      const close = () => {
        stop()
        try {
          controller.close()
        } catch {
          // The reader went away first.
        }
      }
      const look = () => {
        if (input.signal.aborted || Date.now() - began > OPEN_MS) return close()
        const news = JSON.stringify(newsOf(ctx, event.id))
        const isNew = news !== told
        if (!isNew && Date.now() - toldAt < BREATH_MS) return
        controller.enqueue(encoder.encode(isNew ? `data: ${news}\n\n` : ': still here\n\n'))
        told = news
        toldAt = Date.now()
      }
      input.signal.addEventListener('abort', close, { once: true })
      look()
      timer = setInterval(look, LOOK_EVERY_MS)
    },
    cancel: stop,
  })
}

function newsOf(ctx: Context, eventId: string): BoardNews {
  const job = solveJob(eventId)
  return { mark: boardMark(ctx.db, eventId), job: job?.state === 'running' ? job : null }
}
