import { eq } from 'drizzle-orm'
import { settings } from '#db/schema'
import type { Reader } from '#db/client'

export const readSetting = (db: Reader, key: string): string | null =>
  db.select().from(settings).where(eq(settings.key, key)).get()?.value ?? null

export const writeSetting = (db: Reader, key: string, value: string): void => {
  db.insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run()
}
