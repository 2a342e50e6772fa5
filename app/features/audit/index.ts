export { actedFor, record } from './record.server'
