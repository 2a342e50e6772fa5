/** Makes every table of the generated migrations STRICT: drizzle-kit cannot write it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join('db', 'migrations')
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const path = join(folder, name)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(/(CREATE TABLE [\s\S]*?\n\));/g, '$1 STRICT;')
  if (after !== before) writeFileSync(path, after)
}
