import { useEffect, useState } from 'react'

export type Suggestion = { label: string; lang?: string; note?: string; to: string }
export type SuggestionGroup = { title: string; lines: Suggestion[] }

/** Between the last stroke and the question. */
const PAUSE_MS = 120

/**
 * What may be meant by what is typed so far. One question at a time: a newer stroke ends the older question, and
 * what fails or comes too late shows nothing.
 */
export function useSuggestions(address: string | undefined, typed: string): SuggestionGroup[] {
  const [answer, setAnswer] = useState<{ typed: string; groups: SuggestionGroup[] }>()
  useEffect(() => {
    if (!address || typed.trim() === '') return
    const stop = new AbortController()
    const pause = setTimeout(() => {
      ask(address, stop.signal)
        .then((groups) => setAnswer({ typed, groups }))
        .catch(() => stop.signal.aborted || setAnswer({ typed, groups: [] }))
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      stop.abort()
    }
  }, [address, typed])
  // The list of the stroke before stays until the next one is there, so that nothing flickers.
  return typed.trim() === '' ? NONE : (answer?.groups ?? NONE)
}

const NONE: SuggestionGroup[] = []

async function ask(address: string, signal: AbortSignal): Promise<SuggestionGroup[]> {
  const response = await fetch(address, { signal, headers: { Accept: 'application/json' } })
  if (!response.ok) return NONE
  const answer: unknown = await response.json()
  return hasGroups(answer) ? answer.groups : NONE
}

const hasGroups = (answer: unknown): answer is { groups: SuggestionGroup[] } =>
  typeof answer === 'object' &&
  answer !== null &&
  'groups' in answer &&
  Array.isArray(answer.groups)
