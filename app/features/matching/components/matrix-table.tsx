import { useLocale, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { classNames } from '#app/ui/class-names'
import { ScrollFrame } from '#app/ui/scroll-frame'
import type { Matrix, MatrixCell } from '../shown'

/** Suppliers as rows, buyers as columns, the best match of each pair in the cell; a cell leads to entering a request. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const t = useTranslations('organiser')
  const to = paths(useLocale())
  return (
    <ScrollFrame label={t('matrix.title')}>
      <table className="t matrix">
        <caption className="vh">{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.corner')}</th>
            {matrix.columns.map((buyer) => (
              <th key={buyer.registrationId} scope="col" className="small">
                <abbr title={buyer.name} lang={languageOf(buyer.country)}>
                  {buyer.shortName}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ supplier, cells }) => (
            <tr key={supplier.registrationId}>
              <th scope="row">
                <Anchor
                  to={to.deskRegistration(matrix.event.slug, supplier.registrationId)}
                  lang={languageOf(supplier.country)}
                >
                  {supplier.shortName}
                </Anchor>
              </th>
              {cells.map((cell, at) => (
                <td key={matrix.columns[at]?.registrationId}>
                  {cell ? (
                    <Cell
                      cell={cell}
                      to={`${to.deskNewRequest(matrix.event.slug)}?from=${supplier.registrationId}&to=${matrix.columns[at]?.registrationId}`}
                      pair={`${supplier.shortName} – ${matrix.columns[at]?.shortName}`}
                    />
                  ) : (
                    <span className="faint">–</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

/** Depth of colour by the score; the number says the same. */
const shade = (score: number) =>
  score >= 75 ? 'q4' : score >= 60 ? 'q3' : score >= 45 ? 'q2' : score >= 30 ? 'q1' : 'q0'

function Cell({ cell, to, pair }: { cell: MatrixCell; to: string; pair: string }) {
  const t = useTranslations('organiser')
  const domain = useTranslations('domain')
  const notes = [
    cell.request && domain(`requestState.${cell.request}`),
    cell.met && t('matrix.met'),
  ].filter(Boolean)
  return (
    <Anchor
      to={to}
      className={classNames(shade(cell.score), cell.request && 'asked')}
      aria-label={[pair, String(cell.score), ...notes].join(', ')}
    >
      {cell.score}
      {notes.length > 0 && <small className="block micro">{notes.join(', ')}</small>}
    </Anchor>
  )
}
