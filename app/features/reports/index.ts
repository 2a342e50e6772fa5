export { FIGURES, isFigure } from './figures'
export type { EventStatistics, Figure, FigureRecord } from './figures'
export {
  readCharts,
  readFigureRecords,
  readHomeFigures,
  readStatistics,
  reportedEvent,
} from './queries.server'
export type { ReportCharts } from './queries.server'
