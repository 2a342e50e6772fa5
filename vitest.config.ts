import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{app,db,search,seed,scripts,eval}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // The thesaurus is read once a process, not once a file: tests keep their state in databases of their own.
    isolate: false,
    // Its own choice leaves a core idle, which on two cores is half of them.
    poolOptions: { forks: { maxForks: availableParallelism() } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ['app/platform/test-setup.ts'],
  },
})
