/** A process of its own for the tests: reads a counter and writes it back, raised, so many times. */
import { eq } from 'drizzle-orm'
import { openDatabase } from './client'
import { settings } from './schema'

const [path = '', times = '0'] = process.argv.slice(2)
const { db, close } = openDatabase(path)
for (let turn = 0; turn < Number(times); turn++)
  db.transaction(
    (tx) => {
      const before = tx.select().from(settings).where(eq(settings.key, 'counter')).get()
      const value = String(Number(before?.value ?? 0) + 1)
      tx.insert(settings)
        .values({ key: 'counter', value })
        .onConflictDoUpdate({ target: settings.key, set: { value } })
        .run()
    },
    { behavior: 'immediate' },
  )
close()
