import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { NamedConcept } from '../shown'

/** What the editor's action answers to a form that is to be kept. */
export type KeepReply =
  | { state: 'kept'; at: string; proposed: NamedConcept[] }
  | { state: 'elsewhere' | 'signedOut' | 'refused' }

const PAUSE_MS = 1500

/**
 * Keeps a form on the server while somebody types, by the form's own action, a moment after the last key; what is
 * not kept yet goes along when the page is left. Without JavaScript nothing of this happens and saving is by hand.
 */
export function useAutosave(form: RefObject<HTMLFormElement>) {
  const fetcher = useFetcher<KeepReply>()
  const { submit } = fetcher
  const isDirty = useRef(false)
  useEffect(() => {
    const element = form.current
    if (!element) return
    const address = `${window.location.pathname}${window.location.search}`
    let timer: number | undefined
    const stop = () => {
      isDirty.current = false
      window.clearTimeout(timer)
    }
    const onInput = () => {
      isDirty.current = true
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        stop()
        submit(toKeep(element), { method: 'post', action: address })
      }, PAUSE_MS)
    }
    const flush = () => {
      if (!isDirty.current) return
      stop()
      void fetch(address, { method: 'POST', body: asText(toKeep(element)), keepalive: true })
    }
    element.addEventListener('input', onInput)
    element.addEventListener('submit', stop)
    window.addEventListener('pagehide', flush)
    return () => {
      flush()
      element.removeEventListener('input', onInput)
      element.removeEventListener('submit', stop)
      window.removeEventListener('pagehide', flush)
    }
  }, [form, submit])
  return { isKeeping: fetcher.state !== 'idle', reply: fetcher.data }
}

function toKeep(form: HTMLFormElement): FormData {
  const typed = new FormData(form)
  typed.set('intent', 'keep')
  return typed
}

const asText = (typed: FormData): URLSearchParams =>
  new URLSearchParams(
    [...typed].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
