import { type Queries, statement } from '@stoa/platform/db'
import type { PictureLibrary } from '../config.ts'
import type { CatalogDeps } from '../deps.ts'
import { lockContent } from './media-store.ts'
import { findUnused, removeUnused } from './unused-media.ts'

const hour = 3_600_000
const batchSize = 200

const knownKeys = statement<{ key: string }>(
  'catalog.known-media',
  'select key from media where key = any($1)',
)

export type SweepDeps = Pick<CatalogDeps, 'db' | 'clock'> & { readonly pictures: PictureLibrary }

/** Deletes what nothing has shown for the time given, and contents that a crash left without a row. Answers how many. */
export async function sweepMedia(deps: SweepDeps, signal?: AbortSignal): Promise<number> {
  const { clock, db, pictures } = deps
  const before = new Date(clock.now() - pictures.keepHours * hour).toISOString()
  let removed = 0
  for (let keys = await findUnused(db, before, batchSize); keys.length > 0 && !signal?.aborted; ) {
    for (const key of keys) if (await removeContent(deps, key, before)) removed += 1
    keys = keys.length < batchSize ? [] : await findUnused(db, before, batchSize)
  }
  await pictures.store.tidy(clock.now() - hour)
  return removed + (await removeStrays(deps, clock.now() - hour, signal))
}

/** Row and content go together; what was sent or shown again meanwhile stays. */
const removeContent = (
  { db, pictures: { store } }: SweepDeps,
  key: string,
  before: string,
): Promise<boolean> =>
  db.tx(async tx => {
    await lockContent(tx, key)
    const gone = await removeUnused(tx, key, before)
    if (gone) await store.delete(key)
    return gone
  })

async function removeStrays(
  { db, pictures: { store } }: SweepDeps,
  olderThan: number,
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0
  let keys: string[] = []
  const flush = async (): Promise<void> => {
    const known = await knownAmong(db, keys)
    for (const key of keys.filter(each => !known.has(each))) {
      // An upload puts the content before its row commits, under this lock.
      const gone = await db.tx(async tx => {
        await lockContent(tx, key)
        return (await knownAmong(tx, [key])).has(key) ? false : store.delete(key)
      })
      if (gone) removed += 1
    }
    keys = []
  }
  for await (const { key, storedAt } of store.list('')) {
    if (signal?.aborted) break
    if (storedAt < olderThan) keys.push(key)
    if (keys.length === batchSize) await flush()
  }
  await flush()
  return removed
}

const knownAmong = async (db: Queries, keys: readonly string[]): Promise<Set<string>> =>
  new Set((await db.all(knownKeys, [keys])).map(({ key }) => key))
