/**
 * Gives each row a column of its own so that the sum of costs is least (Kuhn 1955, Munkres 1957; with potentials and
 * one shortest path a row, O(rows² · columns)). There must be at least as many columns as rows.
 * @returns the column of each row
 */
export function cheapestAssignment(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length
  const columns = cost[0]?.length ?? 0
  if (columns < rows) throw new Error('more rows than columns')
  // Rows and columns count from 1; column 0 is where each row starts looking.
  const ofRow = new Float64Array(rows + 1)
  const ofColumn = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const cameFrom = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    let column = 0
    const least = new Float64Array(columns + 1).fill(Infinity)
    const seen = new Uint8Array(columns + 1)
    do {
      seen[column] = 1
      const at = rowOf[column] ?? 0
      let step = Infinity
      let next = 0
      for (let other = 1; other <= columns; other++) {
        if (seen[other]) continue
        const reduced =
          (cost[at - 1]?.[other - 1] ?? Infinity) - (ofRow[at] ?? 0) - (ofColumn[other] ?? 0)
        if (reduced < (least[other] ?? 0)) {
          least[other] = reduced
          cameFrom[other] = column
        }
        if ((least[other] ?? 0) < step) {
          step = least[other] ?? 0
          next = other
        }
      }
      for (let other = 0; other <= columns; other++) {
        if (seen[other]) {
          const held = rowOf[other] ?? 0
          ofRow[held] = (ofRow[held] ?? 0) + step
          ofColumn[other] = (ofColumn[other] ?? 0) - step
        } else least[other] = (least[other] ?? 0) - step
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const before = cameFrom[column] ?? 0
      rowOf[column] = rowOf[before] ?? 0
      column = before
    }
  }
  const columnOf = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column] ?? 0
    if (row > 0) columnOf[row - 1] = column - 1
  }
  return columnOf
}
