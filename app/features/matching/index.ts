export { eventPairs, metBefore, pairOf, partiesOf } from './event-pairs.server'
export type { EventPair } from './event-pairs.server'
export { giveFeedback, readOwnFeedback } from './give-feedback.server'
export { matchScore, pairScore } from './pair-score.server'
export { previewWeights, readEventWeights } from './preview-weights.server'
export { countMatchesForNeed, readMatchesForNeed, readMatchesForTechnology } from './queries.server'
export type { ShownMatch } from './queries.server'
export { readPairMatch } from './read-pair-match.server'
export type { PairMatch } from './read-pair-match.server'
export { readPrecision } from './read-precision.server'
export { describeReason } from './describe-reason.server'
export { judgePair, recomputeMatches } from './recompute-matches.server'
export { feedbackSchema, weightsFormSchema } from './schema'
export { setWeights } from './set-weights.server'
export { shapeMatch } from './shape-match.server'
export type { MatchLine } from './shape-match.server'
export type {
  BandLine,
  EventParty,
  ExposureLine,
  Matrix,
  MatrixCell,
  EventWeights,
  FeedbackNote,
  OwnFeedback,
  PrecisionReport,
  PreviewedMatch,
  PreviewedNeed,
} from './shown'
export { readExposure, readMatrix, withoutGoodMatch } from './read-matrix.server'
export type { MatrixFilter } from './read-matrix.server'
