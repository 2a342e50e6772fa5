/** A run of words, and whether the other text has it too. */
export type Piece = { text: string; changed: boolean }

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? []

/** Lengths of the longest common sequence of words from each pair of positions on. */
function commonLengths(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  )
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return lengths
}

function joined(words: Piece[]): Piece[] {
  const pieces: Piece[] = []
  for (const word of words) {
    const last = pieces.at(-1)
    if (last && last.changed === word.changed) last.text += word.text
    else pieces.push({ ...word })
  }
  return pieces
}

/** Two versions of a text, each cut into what both have and what only it has, by words. Quadratic: for fields, not for books. */
export function wordDifference(mine: string, theirs: string): { mine: Piece[]; theirs: Piece[] } {
  const a = wordsOf(mine)
  const b = wordsOf(theirs)
  const lengths = commonLengths(a, b)
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  const left: Piece[] = []
  const right: Piece[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const one = a[i]
    const other = b[j]
    if (one !== undefined && one === other) {
      left.push({ text: one, changed: false })
      right.push({ text: one, changed: false })
      i += 1
      j += 1
    } else if (other === undefined || (one !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      left.push({ text: one ?? '', changed: true })
      i += 1
    } else {
      right.push({ text: other, changed: true })
      j += 1
    }
  }
  return { mine: joined(left), theirs: joined(right) }
}
