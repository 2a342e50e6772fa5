import { parseArgs } from 'node:util'
import { MalformedFile } from './read-set'

export class UsageError extends Error {}

const ENGINES = ['meilisearch', 'embedded', 'both'] as const
export type Options = {
  dir: string
  engine: (typeof ENGINES)[number]
  run: string | undefined
  json: boolean
}

/** The options of both commands. @throws UsageError */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const { values } = parse(() =>
    parseArgs({
      args,
      options: { dir: text, engine: text, run: text, json: { type: 'boolean', default: false } },
    }),
  )
  const given = values.engine ?? 'both'
  const engine = ENGINES.find((one) => one === given)
  if (!engine) throw new UsageError(`--engine: expected ${ENGINES.join(', ')}, got "${given}"`)
  return { dir: values.dir ?? 'eval/search', engine, run: values.run, json: values.json }
}

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Runs a command: exit code 2 for a malformed file or wrong options, 1 for any other failure. */
export async function runCommand(
  usage: string,
  work: (options: Options) => Promise<void>,
): Promise<void> {
  try {
    await work(readOptions(process.argv.slice(2)))
  } catch (error) {
    const isInput = error instanceof MalformedFile || error instanceof UsageError
    console.error(error instanceof Error ? error.message : String(error))
    if (error instanceof UsageError) console.error(usage)
    process.exitCode = isInput ? 2 : 1
  }
}
