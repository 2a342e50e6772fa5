import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * Starts a worker thread on a TypeScript file of this repository, wherever the calling code was bundled to.
 * tsx registers itself inside the thread, since a loader flag does not reach worker threads.
 */
export function startTsWorker(
  entry: string,
  options: { workerData: unknown; maxOldGenerationSizeMb: number },
): Worker {
  const root = repositoryRoot()
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx/package.json')
  const api = pathToFileURL(join(dirname(tsx), 'dist/esm/api/index.mjs')).href
  const source = pathToFileURL(join(root, entry)).href
  const boot = `import(${JSON.stringify(api)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(boot, {
    eval: true,
    workerData: options.workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: options.maxOldGenerationSizeMb },
  })
}

/** The folder of package.json. */
function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) return process.cwd()
    folder = parent
  }
  return folder
}
