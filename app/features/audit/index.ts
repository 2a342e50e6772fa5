export { record } from './record.server'
