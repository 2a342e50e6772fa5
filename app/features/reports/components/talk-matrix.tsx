import { useTranslations } from 'use-intl'
import { DotMatrix } from '#app/ui/dot-matrix'

type Matrix = {
  rows: { name: string; slug: string }[]
  columns: { name: string; slug: string }[]
  cells: { row: number; column: number; count: number }[]
}

/** Who talked with whom, a tile for each pair. */
export function TalkMatrix({ matrix, exchanges }: { matrix: Matrix; exchanges: number }) {
  const t = useTranslations('report')
  const named = (firms: Matrix['rows'], lang: string) =>
    firms.map((firm) => ({ id: firm.slug, name: firm.name, lang }))
  const countOf = (row: string, column: string) =>
    matrix.cells.find(
      (cell) => matrix.rows[cell.row]?.slug === row && matrix.columns[cell.column]?.slug === column,
    )?.count ?? 0
  return (
    <figure className="mt-6">
      <figcaption>
        <b>{t('matrix.title')}</b> {t('matrix.caption', { count: exchanges })}
      </figcaption>
      <DotMatrix
        rows={named(matrix.rows, 'ko')}
        columns={named(matrix.columns, 'vi')}
        level={(row, column) => (countOf(row, column) > 0 ? 4 : 0)}
        summary={t('matrix.caption', { count: exchanges })}
        totalLabel={t('matrix.total')}
      />
    </figure>
  )
}
