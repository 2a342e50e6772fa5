import { eq } from 'drizzle-orm'
import { writeComment } from '#app/features/comments'
import { addToShortlist, writeNote } from '#app/features/shortlist'
import type { Context } from '#app/platform/context.server'
import { people } from '#db/schema'
import { comments, shortlists } from './notes'
import { at, personById } from './seed-context'

/** What the demo's people keep for themselves: shortlists with notes, and a talk at a field of a listing. */
export function seedNotes(ctx: Context): void {
  for (const { kind, slug, notes } of shortlists) {
    const [first] = notes
    if (!first) continue
    const { entryId } = addToShortlist(personAt(ctx, first.by, first.on), {
      intent: 'add',
      kind,
      slug,
    })
    for (const { by, on, text } of notes) writeNote(personAt(ctx, by, on), { entry: entryId, text })
  }
  for (const { slug, field, said } of comments) {
    let thread: string | undefined
    for (const { by, on, text } of said) {
      const where = thread ? { thread } : { field }
      const { commentId } = writeComment(personAt(ctx, by, on), {
        kind: 'technology',
        slug,
        text,
        ...where,
      })
      thread ??= commentId
    }
  }
}

function personAt(ctx: Context, account: string, day: string): Context {
  const email = `${account}@demo.hanviet.example`
  const person = ctx.db.select({ id: people.id }).from(people).where(eq(people.email, email)).get()
  if (!person) throw new Error(`no demo account ${account}`)
  return at(ctx, `${day}T02:30:00Z`, personById(ctx, person.id))
}
