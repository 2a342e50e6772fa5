import { register } from 'node:module'
import { pathToFileURL } from 'node:url'

/* `--import` this with LEFT_OUT set to modules of the vocabulary: each is taken from `without/` instead. */

/** Runs in the thread of the loader, so it is handed over as text. */
const HOOK = `
let leftOut = []
export function initialize(modules) { leftOut = modules }
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  if (context.parentURL?.includes('/eval/ablation/without/')) return found
  const module = leftOut.find((name) => found.url.split('?')[0].endsWith('/search/vocabulary/' + name + '.ts'))
  if (!module) return found
  const stand = new URL('./without/' + module.split('/').at(-1) + '.ts', ${JSON.stringify(import.meta.url)})
  return { ...found, url: stand.href }
}`

register(`data:text/javascript,${encodeURIComponent(HOOK)}`, pathToFileURL('./'), {
  data: (process.env.LEFT_OUT ?? '').split(',').filter(Boolean),
})
