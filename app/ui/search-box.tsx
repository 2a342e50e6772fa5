import { Form } from '@remix-run/react'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Combobox } from './combobox'
import { SearchIcon } from './icon'

type Props = {
  action: string
  label: string
  query?: string
  placeholder?: string
  /** What is searched; the choice travels as `in`. */
  scopes?: { value: string; label: string }[]
  scope?: string
  /** The rest of the search that must survive. */
  keep?: Record<string, string | string[] | undefined>
  /** Where suggestions are asked for while somebody types. */
  suggestAt?: string
  /** Below the box: how to write, examples. */
  children?: ReactNode
}

/** The search of the site: scopes, one line, one button. */
export function SearchBox({
  action,
  label,
  query,
  placeholder,
  scopes = [],
  scope,
  keep = {},
  suggestAt,
  children,
}: Props) {
  const t = useTranslations('ui')
  const id = useId()
  const box = useQueryOf(query)
  return (
    <Form role="search" action={action} method="get">
      {Object.entries(keep).flatMap(([name, value]) =>
        [value ?? []]
          .flat()
          .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={one} />),
      )}
      {scopes.length > 0 && (
        <fieldset className="seg">
          <legend className="vh">{t('searchIn')}</legend>
          {scopes.map((one, index) => (
            <label key={one.value}>
              <input
                type="radio"
                name="in"
                value={one.value}
                defaultChecked={scope ? one.value === scope : index === 0}
              />
              {one.label}
            </label>
          ))}
        </fieldset>
      )}
      <div className="search">
        <div className="f">
          <label className="vh" htmlFor={id}>
            {label}
          </label>
          <SearchIcon />
          <Combobox
            id={id}
            box={box}
            query={query}
            placeholder={placeholder}
            suggestAt={suggestAt}
          />
        </div>
        <button type="submit">{t('search')}</button>
      </div>
      {children && <div className="small mute mt-3">{children}</div>}
    </Form>
  )
}

/** Going back and forth in the history shows each query again, and keeps the focus where it is. */
function useQueryOf(query = '') {
  const box = useRef<HTMLInputElement>(null)
  const shown = useRef(query)
  useEffect(() => {
    if (box.current && shown.current !== query) box.current.value = query
    shown.current = query
  }, [query])
  return box
}
