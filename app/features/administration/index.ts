export { readMailSource, readStatus, readWrittenMails } from './queries.server'
export type { WrittenMail } from './queries.server'
