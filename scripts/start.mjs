/** `npm start`: from a fresh clone to a running demo; a second time it is ready in seconds and keeps the data. */
import { spawn } from 'node:child_process'
import { buildSite, installPackages } from './prepare.mjs'

installPackages()
buildSite()

const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/run.ts'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
// Ctrl-C reaches the whole group by itself; what is sent to this process alone is passed on.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code) => process.exit(code ?? 0))
