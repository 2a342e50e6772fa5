import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * Keeping what somebody is typing changes nothing that a page shows. Reading everything again after each pause would
 * cost, and where the session has ended it would lead away from the form under their hands.
 */
export const notWhileTyping: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('intent') === 'keep' ? false : defaultShouldRevalidate
