import { type Call, principalOf } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Api, Contract, OutputOf } from '@stoa/kernel/contract'
import type { DeadLetterMethods } from '@stoa/kernel/dead-letters'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { Db, Tx } from '../db/index.ts'
import {
  type Decision,
  discardLetter,
  type LetterRow,
  listActions,
  listLetters,
  noteDecision,
  reviveLetter,
} from './dead-letter-store.ts'

export type DeadLettersApi = Api<{ name: string; methods: DeadLetterMethods; events: Contract['events'] }>
type View = OutputOf<DeadLetterMethods['redriveDeadLetter']>

/** What a service that consumes mixes into its api, so that staff see what it could not handle and decide about it. */
export function deadLettersApi(deps: { readonly db: Db; readonly clock: Clock }): DeadLettersApi {
  const { db, clock } = deps
  return {
    async listDeadLetters({ state = 'parked', limit = 20, cursor }) {
      const rows = await listLetters(db, state, beforeOf(cursor), limit + 1)
      const { items, ...next } = pageOf(rows, limit)
      return ok({ items: items.map(viewOf), ...next })
    },
    async redriveDeadLetter({ id }, call) {
      return ok(viewOf(await decide(deps, call, 'redriven', tx => reviveLetter(tx, id, clock.iso()))))
    },
    async discardDeadLetter({ id }, call) {
      await decide(deps, call, 'discarded', tx => discardLetter(tx, id))
      return ok(null)
    },
    async listDeadLetterActions({ limit = 20, cursor }) {
      return ok(pageOf(await listActions(db, beforeOf(cursor), limit + 1), limit))
    },
  }
}

/** There is no decision without its row. */
const decide = (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { actor }: Call,
  action: Decision['action'],
  change: (tx: Tx) => Promise<LetterRow | undefined>,
): Promise<LetterRow> =>
  db.tx(async tx => {
    const letter = await change(tx)
    if (!letter) throw new PlatformError('not_found', { detail: 'No parked event has this id' })
    await noteDecision(tx, { ...letter, at: clock.iso(), actor: principalOf(actor), action })
    return letter
  })

function viewOf({ event, firstFailedAt, ...letter }: LetterRow): View {
  const { id, type, aggregateId, data, traceparent } = event
  const trace = traceparent === undefined ? {} : { traceparent }
  return { ...letter, eventId: id, type, subject: aggregateId, data, since: firstFailedAt, ...trace }
}

const beforeOf = (cursor: string | undefined): number =>
  cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor)

/** One row more than asked for was read: whether it is there says whether there is a next page. */
function pageOf<Row extends { readonly id: number }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, ...(last && { next: String(last.id) }) }
}
