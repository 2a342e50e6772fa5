import { useTranslations } from 'use-intl'
import { saidIn } from '../shown'

/** Fields whose names in the form are parts of a field of the record. */
const PART_OF: Record<string, string> = {
  partnerKinds: 'partnerSought',
  partnerText: 'partnerSought',
  partnerRegions: 'partnerSought',
  requiredTypes: 'requiredCertifications',
  requiredTexts: 'requiredCertifications',
}
const ROWS = {
  certifications: 'certificate',
  intellectualProperty: 'property',
  references: 'reference',
} as const

/** Gives an error of a form the name of its field: several may say the same. */
export function useNamedErrors() {
  const t = useTranslations('editor')
  const say = useTranslations('comments')
  return ({ id, message }: { id: string | null; message: string }): string => {
    const name = id && nameOf(id)
    return name ? `${name}: ${message}` : message
  }

  function nameOf(field: string): string | null {
    const about = saidIn(field)
    if (about)
      return 'field' in about && t.has(`field.${about.field as 'title'}`)
        ? say('newAt', { field: t(`field.${about.field as 'title'}`) })
        : say('answer')
    const [, list = '', index = '', part = ''] =
      /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(field) ?? []
    if (list in ROWS) {
      const of = ROWS[list as keyof typeof ROWS]
      const row = t(`${of}.one`, { number: Number(index) + 1 })
      const cell = `${of}.${part}` as 'certificate.number'
      return part && t.has(cell) ? `${row}, ${t(cell)}` : row
    }
    const key = `field.${PART_OF[list] ?? list}` as 'field.title'
    return t.has(key) ? t(key) : null
  }
}
