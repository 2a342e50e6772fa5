import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * Keeping what somebody is typing changes nothing that a page shows. Reading everything again after each pause would
 * cost, and where the session has ended it would lead away from the form under their hands.
 */
export const isTyping = ({ formData }: Parameters<ShouldRevalidateFunction>[0]): boolean =>
  formData?.get('intent') === 'keep'

/** The usual rule, but for what is only kept while somebody types. */
export const notWhileTyping: ShouldRevalidateFunction = (change) =>
  isTyping(change) ? false : change.defaultShouldRevalidate

/**
 * A conflict too reads the page anew, which the usual rule leaves out: somebody saved meanwhile, and what stands there
 * now is shown beside what was typed, and the form names the version that the person has seen. What is wrong with a
 * field (422) is told beside it: to read the page then would lead away from the form where the session has ended.
 */
export const alsoWhenRefused: ShouldRevalidateFunction = (change) =>
  isTyping(change) || change.actionStatus === 422
    ? false
    : change.formMethod !== undefined || change.defaultShouldRevalidate
