import { spawnSync } from 'node:child_process'
import { z } from 'zod'

/*
 * npm run -s eval:ablation -- [--dir DIR]
 * What each part of the understanding is worth: the same set without it, on the embedded engine.
 */

const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  everything: [],
  'no Korean and English morphology': ['korean', 'english'],
  'senses left open': ['resolve'],
  'no facts': ['facts', 'places'],
  'no repair of typing': ['repair/repairs'],
  'no denial and asides': ['deny'],
  'whole labels only': ['meaning'],
  'no whole labels': ['tag'],
}

const figures = z.object({
  embedded: z.record(
    z.string(),
    z.object({ n: z.number(), recall10: z.number(), ndcg10: z.number() }).partial(),
  ),
})

console.log(`${'variant'.padEnd(34)} ndcg@10  recall@10  worst class`)
for (const [name, leftOut] of Object.entries(VARIANTS)) {
  const { embedded } = figures.parse(JSON.parse(measure(leftOut)))
  const { overall, none: _none, ...classes } = embedded
  const [worst] = Object.entries(classes).sort((a, b) => (a[1].ndcg10 ?? 0) - (b[1].ndcg10 ?? 0))
  console.log(
    `${name.padEnd(34)} ${fixed(overall?.ndcg10)}    ${fixed(overall?.recall10)}      ${worst?.[0] ?? ''} ${fixed(worst?.[1].ndcg10)}`,
  )
}

function measure(leftOut: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', 'tsx', '--import', './eval/ablation/hook.ts', 'eval/search.ts'],
      ...['--engine', 'embedded', '--json', ...process.argv.slice(2)],
    ],
    { env: { ...process.env, LEFT_OUT: leftOut.join(',') }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return stdout.slice(stdout.indexOf('{'))
}

function fixed(value: number | undefined): string {
  return (value ?? 0).toFixed(3)
}
