/** Spans of time in milliseconds, as sets: joined, and with parts cut out. */
export type Span = { from: number; until: number }

/** Spans joined where they overlap or lie no further apart than `apart`, in the order of time. */
export function unionOf(spans: Span[], apart = 0): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.until + apart) last.until = Math.max(last.until, span.until)
    else joined.push({ ...span })
  }
  return joined
}

/** What is left of spans without others. */
export function without(spans: Span[], cut: Span[]): Span[] {
  return cut.reduce(
    (left, hole) =>
      left.flatMap((span) =>
        hole.until <= span.from || hole.from >= span.until
          ? [span]
          : [
              { from: span.from, until: hole.from },
              { from: hole.until, until: span.until },
            ].filter((part) => part.until > part.from),
      ),
    unionOf(spans),
  )
}

/** Whether two spans have time in common. */
export const touches = (a: Span, b: Span): boolean => a.from < b.until && a.until > b.from
