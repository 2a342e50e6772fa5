import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
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
  keep?: Record<string, string | undefined>
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
  children,
}: Props) {
  const t = useTranslations('ui')
  return (
    <Form role="search" action={action} method="get">
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
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
        <label className="f">
          <span className="vh">{label}</span>
          <SearchIcon />
          <input
            type="search"
            name="q"
            defaultValue={query}
            placeholder={placeholder}
            autoComplete="off"
            enterKeyHint="search"
          />
        </label>
        <button type="submit">{t('search')}</button>
      </div>
      {children && <div className="small mute mt-3">{children}</div>}
    </Form>
  )
}
