import { uuidv7 } from 'uuidv7'

/** A new sortable id. */
export const newId = (): string => uuidv7()

/** Shape of an id, for parsing what comes in. */
export const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
