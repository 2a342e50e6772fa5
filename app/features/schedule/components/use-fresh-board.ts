import { useSearchParams } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useLocale } from 'use-intl'
import { paths } from '#app/i18n/paths'
import type { Board, SolveJob } from '../shown'

/**
 * The board as it was loaded, then as it is: the progress of a search as it comes, and the whole board again when
 * somebody changed it. It is fetched beside the router, so that a colleague's act never interrupts what the reader does.
 */
export function useFreshBoard(loaded: Board): Board {
  const to = paths(useLocale())
  const { slug } = loaded.event
  const [search] = useSearchParams()
  const version = search.get('version') ?? undefined
  const [stream, address] = [to.deskScheduleStream(slug), to.deskBoard(slug, { version })]
  const [fresh, setFresh] = useState<{ of: Board; board: Board } | null>(null)
  const [job, setJob] = useState<SolveJob | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    const source = new EventSource(stream)
    // A short search may end before the line is open: what counts is what this board shows.
    let mark = loaded.mark
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as { mark: string; job: SolveJob | null }
      setJob(news.job)
      if (mark === news.mark) return
      mark = news.mark
      void readAgain(address, gone.signal).then((board) => board && setFresh({ of: loaded, board }))
    }
    return () => {
      gone.abort()
      source.close()
    }
  }, [stream, address, loaded])
  // What the page itself loaded later is newer than what was fetched before it.
  const board = fresh?.of === loaded ? fresh.board : loaded
  // The same object as long as nothing changed: what is drawn of it is drawn anew only with another one.
  return useMemo(() => (job ? { ...board, job } : board), [board, job])
}

/** Null when it could not be had: the next news brings it. */
async function readAgain(address: string, signal: AbortSignal): Promise<Board | null> {
  try {
    const answer = await fetch(address, { signal, headers: { Accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as Board) : null
  } catch {
    return null
  }
}
