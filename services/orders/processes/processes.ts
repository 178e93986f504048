import type { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { Orders } from '../context.ts'
import { findProcess, listProcesses, type ProcessRow, pushProcess } from './process-store.ts'

/** Longer than any step ever takes, its retries included. */
export const stuckAfterMs = 300_000
const position = Type.Object({ startedAt: Type.String(), id: Type.String() })
const beginning = { startedAt: '-infinity', id: '' }

export const lateBy = (now: number): string => new Date(now - stuckAfterMs).toISOString()

function viewOf({ log: _, waitUntil, since, error, ...row }: ProcessRow, now: number) {
  const isOpen = row.status !== 'done' && row.status !== 'undone'
  const moved = Math.max(Date.parse(since), waitUntil === null ? 0 : Date.parse(waitUntil))
  return { ...row, stuck: isOpen && now - moved > stuckAfterMs, ...(error !== null && { error }) }
}

export const createListProcesses =
  ({ db, clock, cursorKey }: Orders): Handler<typeof ordersContract, 'listProcesses'> =>
  async ({ limit = 20, cursor, stuck = false }) => {
    const after = cursor === undefined ? beginning : decodeCursor(cursorKey, cursor, position)
    const rows = await listProcesses(db, lateBy(clock.now()), stuck, after, limit + 1)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const next = last && { next: encodeCursor(cursorKey, { startedAt: last.startedAt, id: last.id }) }
    return ok({ items: shown.map(row => viewOf(row, clock.now())), ...next })
  }

async function load({ db }: Orders, id: string): Promise<ProcessRow> {
  const row = await findProcess(db, id)
  if (!row) throw new PlatformError('not_found', { detail: `There is no process ${id}` })
  return row
}

export const createGetProcess =
  (deps: Orders): Handler<typeof ordersContract, 'getProcess'> =>
  async ({ id }) => {
    const row = await load(deps, id)
    const { step } = row
    const log = row.log.map((line, i) => {
      const space = line.indexOf(' ')
      return {
        seq: i + 1,
        step: line.slice(space + 1).split(' ')[0] ?? step,
        outcome: line.slice(space + 1),
        at: line.slice(0, space),
      }
    })
    return ok({ ...viewOf(row, deps.clock.now()), log })
  }

/** Whoever looks after it need not wait for the next attempt. */
export const createRedriveProcess =
  (deps: Orders): Handler<typeof ordersContract, 'redriveProcess'> =>
  async ({ id }) => {
    await load(deps, id)
    await pushProcess(deps.db, id, deps.clock.iso())
    await deps.runner.run(id)
    return ok(viewOf(await load(deps, id), deps.clock.now()))
  }
