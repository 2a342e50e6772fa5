import { labelKey, labelsOf } from './concept'
import type { Concept, Label } from './concept'
import { fold } from './normalise'
import { missingLocales } from './thesaurus'

export type Problem = {
  kind:
    | 'duplicateId'
    | 'idOutsideScheme'
    | 'orphan'
    | 'cycle'
    | 'unknownBroader'
    | 'unknownRelated'
    | 'missingLabel'
    | 'emptyLabel'
    | 'notNfc'
    | 'repeatedLabel'
    | 'sharedLabel'
    | 'senseWithoutLabel'
    | 'senseWord'
  conceptId: string
  /** The id, label or language that the problem is about, with the other concepts concerned. */
  detail: string
}

/** Everything that is wrong with a list of concepts; empty when it may be built. */
export function checkConcepts(concepts: readonly Concept[]): Problem[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  return [
    ...duplicateIds(concepts),
    ...concepts.flatMap((concept) => [...linkProblems(concept, byId), ...labelProblems(concept)]),
    ...sharedLabels(concepts),
  ]
}

function duplicateIds(concepts: readonly Concept[]): Problem[] {
  const seen = new Set<string>()
  return concepts.flatMap(({ id }) => {
    const twice = seen.has(id)
    seen.add(id)
    return twice ? [{ kind: 'duplicateId' as const, conceptId: id, detail: id }] : []
  })
}

function linkProblems(concept: Concept, byId: ReadonlyMap<string, Concept>): Problem[] {
  const problem = (kind: Problem['kind'], detail: string): Problem => ({
    kind,
    conceptId: concept.id,
    detail,
  })
  return [
    ...(concept.id === concept.scheme || concept.id.startsWith(`${concept.scheme}.`)
      ? []
      : [problem('idOutsideScheme', concept.scheme)]),
    ...(concept.broader.length === 0 && concept.id !== concept.scheme
      ? [problem('orphan', concept.id)]
      : []),
    ...concept.broader.filter((id) => !byId.has(id)).map((id) => problem('unknownBroader', id)),
    ...concept.related.filter((id) => !byId.has(id)).map((id) => problem('unknownRelated', id)),
    ...(reachesItself(concept.id, byId) ? [problem('cycle', concept.id)] : []),
  ]
}

function reachesItself(id: string, byId: ReadonlyMap<string, Concept>): boolean {
  const seen = new Set<string>()
  const open = [...(byId.get(id)?.broader ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(byId.get(next)?.broader ?? []))
  }
  return false
}

function labelProblems(concept: Concept): Problem[] {
  const problem = (kind: Problem['kind'], detail: string): Problem => ({
    kind,
    conceptId: concept.id,
    detail,
  })
  const labels = labelsOf(concept)
  const texts = new Set(labels.map((label) => labelKey(label.text)))
  return [
    ...missingLocales(concept).map((locale) => problem('missingLabel', locale)),
    ...labels
      .filter((label) => !fold(label.text).trim())
      .map((label) => problem('emptyLabel', label.text)),
    ...labels
      .filter((label) => label.text !== label.text.normalize('NFC'))
      .map((label) => problem('notNfc', label.text)),
    ...repeated(labels).map((text) => problem('repeatedLabel', text)),
    ...Object.keys(concept.sense ?? {})
      .filter((label) => !texts.has(labelKey(label)))
      .map((label) => problem('senseWithoutLabel', label)),
    ...Object.entries(concept.sense ?? {}).flatMap(([label, { near, not }]) =>
      [...near, ...not]
        .filter(
          (word) => /^(?:near|not) /.test(word) || (near.includes(word) && not.includes(word)),
        )
        .map((word) => problem('senseWord', `${label}: ${word}`)),
    ),
  ]
}

/** Equal within one language, or a hidden spelling that is a shown label already. */
function repeated(labels: readonly Label[]): string[] {
  const seen = new Set<string>()
  return labels.flatMap(({ locale, text, kind }) => {
    const key = labelKey(text)
    const twice = seen.has(`${locale ?? ''}|${key}`) || (kind === 'hidden' && seen.has(key))
    seen.add(`${locale ?? ''}|${key}`).add(key)
    return twice ? [text] : []
  })
}

/** Labels that several concepts claim where one of the claimants says nothing of the sense. */
function sharedLabels(concepts: readonly Concept[]): Problem[] {
  const claims = new Map<string, Map<string, { concept: Concept; text: string }>>()
  for (const concept of concepts)
    for (const { text } of labelsOf(concept)) {
      const key = labelKey(text)
      const claimants = claims.get(key) ?? new Map<string, { concept: Concept; text: string }>()
      claims.set(key, claimants.set(concept.id, { concept, text }))
    }
  return [...claims.entries()].flatMap(([key, claimants]) => {
    if (claimants.size < 2) return []
    const silent = [...claimants.values()].filter(({ concept }) => !hasSense(concept, key))
    return silent.map(({ concept, text }) => ({
      kind: 'sharedLabel' as const,
      conceptId: concept.id,
      detail: `${text} (${[...claimants.keys()].filter((id) => id !== concept.id).join(', ')})`,
    }))
  })
}

const hasSense = (concept: Concept, key: string): boolean =>
  Object.keys(concept.sense ?? {}).some((label) => labelKey(label) === key)
