import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterEach, describe, expect, it } from 'vitest'

/** A file that breaks a rule, planted for the length of one test. */
const breaches: [rule: string, path: string, source: string][] = [
  ['db-imports-nothing', 'db/planted.ts', "import '#search/question'"],
  ['search-imports-only-db', 'search/planted.ts', "import '#app/platform/ids'"],
  ['vocabulary-is-pure', 'search/vocabulary/planted.ts', "import '#db/client'"],
  ['cores-are-pure', 'app/matching/planted.ts', "import 'react'"],
  ['cores-are-pure', 'app/scheduling/planted.ts', "import '#db/client'"],
  ['cores-know-no-node', 'app/scheduling/planted.ts', "import 'node:fs'"],
  ['ui-imports-only-i18n', 'app/ui/planted.ts', "import '#app/platform/ids'"],
  ['platform-knows-no-feature', 'app/platform/planted.ts', "import '#app/features/audit'"],
  ['routes-ask-features', 'app/routes/planted.ts', "import '#db/client'"],
  [
    'features-through-their-index',
    'app/features/audit/planted.ts',
    "import '#app/features/accounts/passwords.server'",
  ],
  [
    'features-from-outside-through-their-index',
    'app/routes/planted.ts',
    "import '#app/features/audit/record.server'",
  ],
  ['lucia-in-one-module', 'app/features/audit/planted.ts', "import 'lucia'"],
  ['server-stays-on-the-server', 'app/ui/planted.ts', "import '#app/i18n/translator.server'"],
]

let planted: string | undefined
afterEach(() => {
  if (planted) rmSync(planted, { force: true })
})

describe('the rules of the house', () => {
  it.each(breaches)('%s: %s may not', async (rule, path, source) => {
    planted = path
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${source}\n`)
    const config = await extractConfig('./.dependency-cruiser.cjs')
    const { output } = await cruise(
      [path],
      { ...config.options, ruleSet: config, validate: true },
      undefined,
      { tsConfig: extractTsConfig('tsconfig.json') },
    )
    if (typeof output === 'string') throw new Error('dependency-cruiser gave no report')
    expect(output.summary.violations.map((violation) => violation.rule.name)).toContain(rule)
  })
})
