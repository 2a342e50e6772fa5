/** How near listings are to a question by an operator's language model, by id, 0–1; empty where there is none. */
export type Similarities = ReadonlyMap<string, number>
export const NO_SIMILARITIES: Similarities = new Map()

/** Models find everything a little similar: this is where something in common begins. */
const FLOOR = 0.5

/** What a listing's similarity says, 0–1. */
export const similarityOf = (similar: Similarities, id: string): number =>
  Math.max(0, ((similar.get(id) ?? 0) - FLOOR) / (1 - FLOOR))
