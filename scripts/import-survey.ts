/**
 * `npm run -s import:survey -- FILE [--as technologies|needs|delegates] [--encoding NAME] [--by-content] [--apply] [--json]`
 * A dry run unless `--apply`. A file whose name says another kind than it holds is read with `--by-content` only. Exit 0 when the file was read, 2 when it can't be.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { databasePath, openMigrated } from '#app/compose.server'
import { importFile, planFile } from '#app/features/imports'
import type { FileReport } from '#app/features/imports'
import { translatorOf } from '#app/i18n/translator.server'
import { readEnv } from '#app/platform/env.server'
import { DomainError } from '#app/platform/domain-error'
import { encodingNamed } from '#app/platform/files/encodings'
import { ENCODINGS, UnreadableTable } from '#app/platform/files/table'
import { IMPORT_KINDS } from '#app/features/imports'
import { openDatabase } from '#db/client'
import { migrateDatabase } from '#db/migrate'

const USAGE =
  'Usage: npm run -s import:survey -- FILE [--as technologies|needs|delegates] [--encoding NAME] [--by-content] [--apply] [--json]'
const t = translatorOf('en')

class Refused extends Error {}

async function main(): Promise<void> {
  const { path, kind, encoding, byContent, apply, json } = readArguments()
  const file = { name: basename(path), bytes: readBytes(path) }
  const options = { ...(kind && { kind }), ...(encoding && { encoding }), byContent }
  const report = apply ? await applied(file, options) : await dryRun(file, options)
  console.log(json ? JSON.stringify(report, null, 2) : asText(report))
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      encoding: { type: 'string' },
      'by-content': { type: 'boolean', default: false },
      apply: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [path, ...more] = positionals
  if (!path || more.length > 0) throw new Refused(USAGE)
  const kind = IMPORT_KINDS.find((one) => one === values.as)
  if (values.as !== undefined && !kind)
    throw new Refused(`--as ${values.as}: expected one of ${IMPORT_KINDS.join(', ')}`)
  const encoding = values.encoding === undefined ? undefined : encodingNamed(values.encoding)
  if (encoding === null)
    throw new Refused(`--encoding ${values.encoding}: expected one of ${ENCODINGS.join(', ')}`)
  const { apply, json, 'by-content': byContent } = values
  return { path, kind, encoding, byContent, apply, json }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Refused(`${path}: ${error instanceof Error ? error.message : 'can’t be read'}`)
  }
}

type File = Parameters<typeof planFile>[1]
type Options = NonNullable<Parameters<typeof planFile>[2]>

/** Against the database of the data folder; without one against an empty one in memory. */
async function dryRun(file: File, options: Options): Promise<FileReport> {
  const { dataDir } = readEnv(process.env)
  const path = databasePath(dataDir)
  const open = existsSync(path) ? openDatabase(path) : openDatabase(':memory:')
  try {
    if (!existsSync(path)) migrateDatabase(open)
    return await planFile(open.db, file, options)
  } finally {
    open.close()
  }
}

async function applied(file: File, options: Options): Promise<FileReport> {
  const env = readEnv(process.env)
  const open = openMigrated(env)
  try {
    return await importFile(open.db, env.dataDir, file, options)
  } finally {
    open.close()
  }
}

function asText({ encoding, sheet, headerRows, mapping, rows, emptyRows }: FileReport): string {
  return [
    `Encoding ${encoding}${sheet ? `, sheet ${sheet}` : ''}, headings in row ${headerRows.join(' and ')}, ${emptyRows} empty rows`,
    ...Object.entries(mapping).map(([column, field]) => `  ${column} → ${field ?? '(left out)'}`),
    ...rows.map(({ row, fate, reason, flags }) =>
      [`${row}: ${fate}`, reason, ...flags].filter(Boolean).join(' · '),
    ),
  ].join('\n')
}

/** One line saying what is wrong; exit code 2. */
function refuse(error: unknown): never {
  if (error instanceof UnreadableTable) {
    console.error(t(`errors.file.${error.code}` as 'errors.file.empty', error.params))
    if (error.code === 'otherTable') console.error('  --by-content reads it all the same')
    for (const { encoding, lines } of error.previews)
      console.error(`  --encoding ${encoding}: ${lines.join(' ⏎ ')}`)
  } else if (error instanceof DomainError)
    console.error(t(`errors.${error.code}` as 'errors.notFound', error.params))
  else if (error instanceof Refused || (error instanceof TypeError && 'code' in error))
    console.error(error.message)
  else throw error
  process.exit(2)
}

await main().catch(refuse)
