import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useSuggestions } from './suggestions'
import type { Suggestion, SuggestionGroup } from './suggestions'

type Props = {
  /** Of the line, for its label. */
  id: string
  box: RefObject<HTMLInputElement>
  query?: string
  placeholder?: string
  /** Where suggestions are asked for; what is typed and what the form says of its scope are added. */
  suggestAt?: string
}

/**
 * A line to type in that suggests places to go (the combobox pattern of WAI-ARIA, list autocomplete). Focus stays in
 * the line; without JavaScript it is a plain search field of its form.
 */
export function Combobox({ id, box, query, placeholder, suggestAt }: Props) {
  const t = useTranslations('ui')
  const navigate = useNavigate()
  const ready = useIsReady()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const groups = useSuggestions(
    open && suggestAt ? addressOf(suggestAt, typed, box.current?.form) : undefined,
    typed,
  )
  const lines = groups.flatMap((group) => group.lines)
  const shown = open && lines.length > 0
  const current = active === null ? undefined : lines[active]

  const close = () => {
    setOpen(false)
    setActive(null)
  }
  const go = (line: Suggestion) => {
    close()
    navigate(line.to)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // While a Hangul syllable is composed, keys belong to the input method.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const next = nextActive(event, shown, active, lines.length)
    if (event.key === 'Enter' && shown && current) {
      event.preventDefault()
      go(current)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      close()
    } else if (event.key === 'Tab' || event.key === 'Enter') close()
    else if (event.key === 'ArrowDown' && !shown) {
      setTyped(event.currentTarget.value)
      setOpen(true)
    } else if (next !== undefined) {
      event.preventDefault()
      setActive(next)
    }
  }

  return (
    <>
      <input
        id={id}
        type="search"
        name="q"
        ref={box}
        defaultValue={query}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
          setActive(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        {...(ready && suggestAt
          ? {
              role: 'combobox',
              'aria-autocomplete': 'list',
              'aria-expanded': shown,
              'aria-controls': `${id}-list`,
              'aria-activedescendant': current ? `${id}-${active ?? ''}` : undefined,
            }
          : {})}
      />
      {ready && suggestAt && (
        <>
          <Options
            id={id}
            hidden={!shown}
            groups={groups}
            active={current}
            label={t('suggestionsLabel')}
            onChoose={go}
          />
          <span className="vh" role="status">
            {shown ? t('suggestions', { count: lines.length }) : ''}
          </span>
        </>
      )}
    </>
  )
}

/** Where a key leads in the list; undefined for keys that mean something else. */
function nextActive(
  { key, altKey }: KeyboardEvent,
  shown: boolean,
  active: number | null,
  count: number,
): number | null | undefined {
  if (!shown || altKey) return undefined
  if (key === 'ArrowDown') return active === null ? 0 : active + 1 < count ? active + 1 : null
  if (key === 'ArrowUp') return active === null ? count - 1 : active > 0 ? active - 1 : null
  // In the text they belong to the caret.
  if (key === 'Home' && active !== null) return 0
  if (key === 'End' && active !== null) return count - 1
  return undefined
}

function addressOf(path: string, typed: string, form: HTMLFormElement | null | undefined) {
  const scope = form ? new FormData(form).get('in') : null
  const asked = new URLSearchParams({ q: typed.trim().slice(0, 100) })
  if (typeof scope === 'string') asked.set('in', scope)
  return `${path}${path.includes('?') ? '&' : '?'}${asked.toString()}`
}

type OptionsProps = {
  id: string
  hidden: boolean
  groups: SuggestionGroup[]
  active: Suggestion | undefined
  label: string
  onChoose: (line: Suggestion) => void
}

function Options({ id, hidden, groups, active, label, onChoose }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  let count = 0
  return (
    <div
      className="options"
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      hidden={hidden}
      ref={list}
    >
      {groups.map((group, at) => (
        <div key={group.title} role="group" aria-labelledby={`${id}-group-${at}`}>
          <div className="of" id={`${id}-group-${at}`} role="presentation">
            {group.title}
          </div>
          {group.lines.map((line) => (
            <Option
              key={line.to}
              id={`${id}-${count++}`}
              line={line}
              active={line === active}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type OptionProps = Pick<OptionsProps, 'onChoose'> & {
  id: string
  line: Suggestion
  active: boolean
}

function Option({ id, line, active, onChoose }: OptionProps) {
  return (
    // Keys are the line's own: focus never leaves it.
    <div
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(line)}
      onKeyDown={(event) => event.key === 'Enter' && onChoose(line)}
    >
      <span lang={line.lang}>{line.label}</span>
      {line.note && <small>{line.note}</small>}
    </div>
  )
}

/** False on the server and at first: what needs JavaScript is not promised before it runs. */
function useIsReady(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready
}
