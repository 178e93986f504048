import type { Clock } from '@stoa/kernel/clock'
import { defineContract, defineMethod } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { Type } from 'typebox'
import { type Db, sql, type Tx } from '../db/index.ts'
import type { ServiceSchema } from '../migrate/index.ts'
import { command } from './index.ts'

/** A small service for the tests of this folder: it counts, up to a limit. */
export const counters = defineContract('counters', {
  methods: {
    count: defineMethod({
      http: 'POST /v1/counters/:id/count',
      visibility: 'public',
      actors: ['customer'],
      summary: 'Count up',
      input: Type.Object({ id: Type.String(), by: Type.Optional(Type.Integer()) }),
      output: Type.Object({ value: Type.Integer() }),
      errors: { too_high: { status: 409, description: 'Beyond the limit' } },
      idempotency: 'optional',
    }),
    reset: defineMethod({
      http: 'POST /v1/counters/:id/reset',
      visibility: 'public',
      actors: ['customer'],
      summary: 'Start again',
      input: Type.Object({ id: Type.String() }),
      output: Type.Object({}),
      idempotency: 'required',
    }),
  },
  events: {},
})

const folder = (path: string): string => new URL(path, import.meta.url).pathname

export const schemas: ServiceSchema[] = [
  {
    name: 'counters',
    schema: 'counters',
    role: 'command_counters',
    folders: [folder('./migrations'), folder('./fixture-migrations')],
  },
]

export const countUp = async (tx: Tx, id: string, by: number): Promise<number> =>
  (
    await tx.one<{ value: number }>(sql`
      insert into counters (id, value) values (${id}, ${by})
      on conflict (id) do update set value = counters.value + ${by} returning value`)
  ).value

/** `during` runs inside the transaction, after the write. */
export const createCount = (db: Db, clock: Clock, during: () => Promise<void> = async () => {}) =>
  command(db, { contract: counters, method: 'count', clock }, async (tx, { id, by = 1 }) => {
    const value = await countUp(tx, id, by)
    await during()
    return value > 100 ? fail({ code: 'too_high' as const, detail: `${value} is above 100` }) : ok({ value })
  })

export const counted = async (db: Db, id: string): Promise<number> =>
  (await db.maybe<{ value: number }>(sql`select value from counters where id = ${id}`))?.value ?? 0

/** Looks whether a name is free and takes it, as every create does. */
export const createTake = (db: Db, clock: Clock) =>
  command(db, { contract: counters, method: 'count', clock }, async (tx, { id }) => {
    const taken = await tx.maybe(sql`select 1 from counters where id = ${id}`)
    if (taken) return fail({ code: 'too_high' as const, detail: `${id} is taken` })
    await tx.run(sql`insert into counters (id, value) values (${id}, 1)`)
    return ok({ value: 1 })
  })
