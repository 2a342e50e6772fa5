import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { classNames } from './class-names'
import { FieldGroup } from './field'
import type { FieldText } from './field'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  count?: number
  disabled?: boolean
  lang?: string
}

type Shared = FieldText & {
  name: string
  id?: string
  options: Choice[]
  columns?: boolean
  className?: string
}

type BoxProps = Omit<ComponentPropsWithoutRef<'input'>, 'style' | 'children'> &
  Pick<Choice, 'label' | 'hint' | 'count'>

/** One box or dot with its words; the whole line is the target. */
export function Check({ label, hint, count, lang, type = 'checkbox', ...rest }: BoxProps) {
  return (
    <label className="check">
      <input type={type} {...rest} />
      <span lang={lang}>
        {label}
        {hint && <small>{hint}</small>}
      </span>
      {count !== undefined && <span className="c">{count}</span>}
    </label>
  )
}

/** Any number of several. */
export function CheckboxGroup({
  values = [],
  options,
  name,
  id = name,
  columns,
  ...text
}: Shared & { values?: string[] }) {
  return (
    <FieldGroup id={id} {...text}>
      <div className={classNames('checks', columns && 'cols')}>
        {options.map((option) => (
          <Check
            key={option.value}
            name={name}
            defaultChecked={values.includes(option.value)}
            {...option}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** One of a few. */
export function RadioGroup({
  value,
  options,
  name,
  id = name,
  columns,
  ...text
}: Shared & { value?: string }) {
  return (
    <FieldGroup id={id} {...text}>
      <div className={classNames('checks', columns && 'cols')}>
        {options.map((option) => (
          <Check
            key={option.value}
            type="radio"
            name={name}
            defaultChecked={option.value === value}
            {...option}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
