import { type Call, principalOf } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Api, Contract, InputOf, OutputOf } from '@stoa/kernel/contract'
import { type DeadLetterMethods, mostRedriven } from '@stoa/kernel/dead-letters'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { Type } from 'typebox'
import { decodeCursor, encodeCursor } from '../contract/index.ts'
import type { Db, Tx } from '../db/index.ts'
import {
  type Decision,
  discardLetter,
  type LetterRow,
  listActions,
  listLetters,
  noteDecisions,
  parkedLettersOf,
  reviveLetters,
} from './dead-letter-store.ts'

export type DeadLettersApi = Api<{ name: string; methods: DeadLetterMethods; events: Contract['events'] }>
type View = OutputOf<DeadLetterMethods['redriveDeadLetter']>
type Many = InputOf<DeadLetterMethods['redriveDeadLetters']>
type Deps = {
  readonly db: Db
  readonly clock: Clock
  /** Seals cursors. */
  readonly cursorKey: string
}

/** What a service that consumes mixes into its api, so that staff see what it could not handle and decide about it. */
export function deadLettersApi(deps: Deps): DeadLettersApi {
  const { db, clock } = deps
  const redrive = (ids: readonly number[], call: Call) =>
    decide(deps, call, 'redriven', tx => reviveLetters(tx, ids, clock.iso()))
  return {
    async listDeadLetters({ state = 'parked', limit = 20, cursor }) {
      const rows = await listLetters(db, state, beforeOf(deps, 'letters', cursor), limit + 1)
      const { items, ...next } = pageOf(deps, 'letters', rows, limit)
      return ok({ items: items.map(viewOf), ...next })
    },
    async redriveDeadLetter({ id }, call) {
      return ok(viewOf(parked(await redrive([id], call))))
    },
    async redriveDeadLetters(asked, call) {
      const { ids, more } = await idsOf(db, asked)
      const revived = new Set((await redrive(ids, call)).map(({ id }) => id))
      const items = ids.map(id => ({ id, outcome: revived.has(id) ? 'redriven' : 'not_parked' }))
      return ok({ items, more })
    },
    async discardDeadLetter({ id }, call) {
      parked(await decide(deps, call, 'discarded', tx => discardLetter(tx, id)))
      return ok(null)
    },
    async listDeadLetterActions({ limit = 20, cursor }) {
      const rows = await listActions(db, beforeOf(deps, 'actions', cursor), limit + 1)
      return ok(pageOf(deps, 'actions', rows, limit))
    },
  }
}

/** There is no decision without its row. */
const decide = (
  { db, clock }: Deps,
  { actor }: Call,
  action: Decision['action'],
  change: (tx: Tx) => Promise<LetterRow[]>,
): Promise<LetterRow[]> =>
  db.tx(async tx => {
    const letters = await change(tx)
    if (letters.length > 0)
      await noteDecisions(tx, { at: clock.iso(), actor: principalOf(actor), action }, letters)
    return letters
  })

function parked([letter]: readonly LetterRow[]): LetterRow {
  if (!letter) throw new PlatformError('not_found', { detail: 'No parked event has this id' })
  return letter
}

async function idsOf(db: Db, { ids, consumer }: Many): Promise<{ ids: readonly number[]; more: boolean }> {
  if ((ids === undefined) === (consumer === undefined))
    throw new PlatformError('validation_failed', {
      fields: [{ pointer: '/ids', detail: 'or /consumer must say which events: one of the two' }],
    })
  if (ids) return { ids, more: false }
  const found = (await parkedLettersOf(db, consumer!, mostRedriven + 1)).map(({ id }) => id)
  return { ids: found.slice(0, mostRedriven), more: found.length > mostRedriven }
}

function viewOf({ event, firstFailedAt, ...letter }: LetterRow): View {
  const { id, type, aggregateId, data, traceparent } = event
  const trace = traceparent === undefined ? {} : { traceparent }
  return { ...letter, eventId: id, type, subject: aggregateId, data, since: firstFailedAt, ...trace }
}

/** A cursor of one list is none of the other. */
type List = 'letters' | 'actions'
const positions = {
  letters: Type.Object({ letters: Type.Integer() }),
  actions: Type.Object({ actions: Type.Integer() }),
}

function beforeOf({ cursorKey }: Deps, list: List, cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  const position: Partial<Record<List, number>> = decodeCursor(cursorKey, cursor, positions[list])
  return position[list]!
}

/** One row more than asked for was read: whether it is there says whether there is a next page. */
function pageOf<Row extends { readonly id: number }>(
  { cursorKey }: Deps,
  list: List,
  rows: readonly Row[],
  limit: number,
) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, ...(last && { next: encodeCursor(cursorKey, { [list]: last.id }) }) }
}
