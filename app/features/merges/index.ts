export { mergeOrganisations } from './merge-organisations.server'
export { mergedInto, previewMerge, readMerge } from './queries.server'
export { mergeSchema } from './schema'
