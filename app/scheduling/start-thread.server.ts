import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

const MEMORY_MB = 1200

/**
 * A thread that runs a TypeScript file below `root`. tsx registers itself inside it: its loader
 * flag does not reach worker threads.
 */
export function startThread(root: string, file: string, options: WorkerOptions = {}): Worker {
  const require = createRequire(join(root, 'package.json'))
  const tsx = require.resolve('tsx/package.json')
  const api = join(dirname(tsx), 'dist/esm/api/index.mjs')
  const entry = pathToFileURL(join(root, file)).href
  const boot = `import(${JSON.stringify(pathToFileURL(api).href)}).then(({ register }) => {
    register()
    return import(${JSON.stringify(entry)})
  })`
  return new Worker(boot, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    ...options,
  })
}
