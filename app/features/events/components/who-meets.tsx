import { useTranslations } from 'use-intl'
import type { OrganisationKind } from '#db/domain'
import { ScrollFrame } from '#app/ui/scroll-frame'

/** A triangle of boxes: each pair of kinds that may ask each other is ticked. */
export function WhoMeets({ kinds, pairs }: { kinds: OrganisationKind[]; pairs: string[] }) {
  const t = useTranslations('setup')
  const domain = useTranslations('domain')
  const allowed = new Set(pairs)
  return (
    <ScrollFrame label={t('form.who')}>
      <table className="t kinds">
        <caption className="vh">{t('form.who')}</caption>
        <thead>
          <tr>
            <td />
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="small">
                {domain(`organisationKind.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((row, at) => (
            <tr key={row}>
              <th scope="row" className="small">
                {domain(`organisationKind.${row}`)}
              </th>
              {kinds.map((column, place) => {
                const pair = [row, column].sort().join(' ')
                return (
                  <td key={column}>
                    {place <= at && (
                      <input
                        type="checkbox"
                        name="pairs"
                        value={pair}
                        defaultChecked={allowed.has(pair)}
                        aria-label={`${domain(`organisationKind.${row}`)} – ${domain(`organisationKind.${column}`)}`}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}
