import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { Button } from '#app/ui/button'
import { VersionConflict } from '#app/ui/version-conflict'
import type { RecordField } from '../shown'
import { useFieldLabels } from './use-field-labels'
import type { EditedRecord } from './use-field-labels'

type Props = { record: EditedRecord; mine: Record<string, string | string[]> }

type Typed = string | string[] | undefined

/** A field's value as people read it: codes in words, lists in one order, line ends alike. */
function useReading() {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const level = (code: string) =>
    code === 'spoken' || code === ''
      ? t(`level.${code === '' ? 'none' : 'spoken'}`)
      : domain(`languageLevel.${code as 'native'}`)
  return (name: RecordField, value: Typed): string => {
    const parts = [value ?? []].flat()
    if (name.startsWith('languages.')) return level(parts[0] ?? '')
    if (name === 'kind') return domain(`organisationKind.${(parts[0] ?? 'sme') as 'sme'}`)
    return parts.join('\n').replace(/\r\n/g, '\n').trim()
  }
}

/** Somebody saved meanwhile: what was typed beside what stands there now, field by field, and nothing typed is lost. */
export function OrganisationConflict({ record, mine }: Props) {
  const t = useTranslations('organisation')
  const locale = useLocale()
  const labels = useFieldLabels()
  const reading = useReading()
  const zone = locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh'
  const at = record.savedBy ? new Date(record.savedBy.at) : null
  const fields = labels
    .map(({ name, label, lang }) => ({
      name,
      label,
      lang,
      mine: reading(name, mine[name]),
      theirs: reading(name, record.values[name]),
    }))
    .filter((field) => field.mine !== field.theirs)
  return (
    <Form method="post">
      <input type="hidden" name="version" value={record.version} />
      {Object.entries(mine)
        .filter(([name]) => name !== 'version' && !name.startsWith('choose.'))
        .flatMap(([name, value]) =>
          [value]
            .flat()
            .map((one, at) => <input key={`${name}${at}`} type="hidden" name={name} value={one} />),
        )}
      <div role="alert">
        <VersionConflict
          who={record.savedBy?.name ?? t('edit.somebody')}
          at={at ? `${formatShortDay(dayOf(at, zone), locale)} ${formatTime(at, zone)}` : ''}
          fields={fields}
          acts={<Button kind="primary">{t('edit.saveChoice')}</Button>}
        />
      </div>
    </Form>
  )
}
