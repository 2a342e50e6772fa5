import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const markOf = (dataDir: string) => join(dataDir, 'filled-by-npm-start')

/** Remembers that `npm start` itself filled this folder, so that the next start serves it as a demo again. */
export const markSeededHere = (dataDir: string): void => writeFileSync(markOf(dataDir), '')
export const wasSeededHere = (dataDir: string): boolean => existsSync(markOf(dataDir))
