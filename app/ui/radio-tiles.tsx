import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { FieldGroup } from './field'
import type { FieldText } from './field'

type Props = FieldText & {
  name: string
  id?: string
  value?: number | null
  className?: string
  required?: boolean
}

/** The nine levels of technology readiness as tiles, with three anchor words below. */
export function TrlInput(props: Props) {
  const t = useTranslations('ui')
  return <RadioTiles {...props} last={9} ends={[t('trlLow'), t('trlMiddle'), t('trlHigh')]} />
}

/** An answer from 1 to 5, with words at both ends. */
export function ScaleInput({ low, high, ...props }: Props & { low: string; high: string }) {
  return <RadioTiles {...props} last={5} ends={[low, high]} />
}

type TilesProps = Props & { last: 5 | 9; ends: ReactNode[] }

function RadioTiles({ name, id = name, value, last, ends, required, ...text }: TilesProps) {
  const five = last === 5 && 'five'
  return (
    <FieldGroup id={id} {...text}>
      <div className={classNames('trlpick', five)}>
        {Array.from({ length: last }, (_, index) => index + 1).map((level) => (
          <label key={level}>
            <input
              type="radio"
              name={name}
              value={level}
              defaultChecked={level === value}
              required={required}
            />
            {level}
          </label>
        ))}
      </div>
      <p className={classNames('ends', five)}>
        {ends.map((end, index) => (
          <span key={index}>{end}</span>
        ))}
      </p>
    </FieldGroup>
  )
}
