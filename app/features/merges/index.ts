export { mergeOrganisations } from './merge-organisations.server'
export { mergedInto, previewMerge } from './queries.server'
export { mergeSchema } from './schema'
