import { setTimeout as delay } from 'node:timers/promises'

/** Roles belong to the whole server, the lock to one database: a migrator of another database may be faster. */
const raced = new Set(['42710', '23505', 'XX000'])

export async function againstRaces(prepare: () => Promise<void>): Promise<void> {
  for (let left = 5; ; left -= 1) {
    try {
      return await prepare()
    } catch (error) {
      if (left === 0 || !raced.has((error as { code?: string }).code ?? '')) throw error
      await delay(Math.random() * 100)
    }
  }
}
