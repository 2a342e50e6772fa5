import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** For tests: a folder in which the file of a thread does this with each message, in TypeScript. */
export function folderOfThread(file: string, onMessage: string): string {
  const root = mkdtempSync(join(tmpdir(), 'hvb-thread-'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(
    join(root, file),
    `import { parentPort } from 'node:worker_threads'
    parentPort?.on('message', ${onMessage})`,
  )
  return root
}
