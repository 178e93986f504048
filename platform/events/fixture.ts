import { systemActor } from '@stoa/kernel/call'
import { defineEvent, type Envelope } from '@stoa/kernel/event'
import { unwrap } from '@stoa/kernel/result'
import { Type } from 'typebox'
import { type Db, sql } from '../db/index.ts'
import type { ServiceSchema } from '../migrate/index.ts'
import { type EmitDeps, emit } from './emit.ts'
import { feedApi } from './feed.ts'

/** Two small services for the tests of this folder: shop publishes, mail consumes. */
export const noted = defineEvent('shop.note-taken', 1, Type.Object({ n: Type.Integer() }), 'A note was taken')
export const forgotten = defineEvent('shop.note-forgotten', 1, Type.Object({}), 'A note was forgotten')

const folder = (path: string): string => new URL(path, import.meta.url).pathname

export const schemas: ServiceSchema[] = ['shop', 'mail'].map(name => ({
  name,
  schema: name,
  role: `events_${name}`,
  folders: [folder('./migrations'), folder('../command/migrations'), folder('./fixture-migrations')],
}))

/** Raises a note's version and tells of it: what every service does. */
export const takeNote = (db: Db, note: string, deps: EmitDeps): Promise<number> =>
  db.tx(async tx => {
    const { version } = await tx.one<{ version: number }>(sql`
      insert into notes (id, version) values (${note}, 1)
      on conflict (id) do update set version = notes.version + 1 returning version`)
    await emit(tx, noted, { aggregateId: note, aggregateVersion: version, data: { n: version } }, deps)
    return version
  })

/** All that the feed holds, in order. */
export async function readFeed(db: Db): Promise<Envelope[]> {
  const call = {
    caller: 'mail',
    actor: systemActor('test'),
    requestId: 'req_1',
    deadline: Number.MAX_SAFE_INTEGER,
  }
  const all: Envelope[] = []
  for (let after = 0; ; ) {
    const { events, next } = unwrap(await feedApi(db).scanEvents({ after, limit: 1000, waitMs: 0 }, call))
    if (events.length === 0) return all
    all.push(...events)
    after = next
  }
}
