import { setTimeout as delay } from 'node:timers/promises'
import { createQueries, type Reply, type Send } from './create-queries.ts'
import { DbError } from './db-error.ts'
import { createPool, type Pool, type PoolOptions } from './pool.ts'
import type { Db, Tx, TxOptions } from './queries.ts'
import { nameOf, type Query, toRequest } from './request.ts'
import { isStaleStatement } from './stale-statement.ts'
import { attemptTransaction } from './transaction.ts'
import { translateError } from './translate-error.ts'
import { insideTransactionOf } from './tx-scope.ts'

/** `version` is that of this pool's prepared statements; it moves when they went stale. */
type State = { readonly pool: Pool; readonly owner: symbol; version: number }

export function openDb(options: PoolOptions): Db {
  const state: State = { pool: createPool(options), owner: Symbol(options.schema), version: 0 }
  const send: Send = (query, params) => sendAlone(state, query, params)
  return {
    ...createQueries(send),
    tx: (fn, txOptions) => transact(state, fn, txOptions ?? {}),
    close: () => state.pool.close(),
    get stats() {
      return state.pool.stats()
    },
  }
}

function sendAlone(state: State, query: Query, params: readonly unknown[] | undefined): Promise<Reply> {
  refuseInside(state.owner, nameOf(query) ?? 'A query')
  const { version } = state
  return sendOnce(state, query, params).catch(error => {
    if (!isStaleStatement(error as DbError)) throw error
    renewStatements(state, version)
    return sendOnce(state, query, params)
  })
}

async function sendOnce(state: State, query: Query, params: readonly unknown[] | undefined): Promise<Reply> {
  const request = toRequest(query, params, state.version)
  const connection = state.pool.take() ?? (await state.pool.connect())
  try {
    const reply = await connection.send(request)
    connection.release()
    return reply
  } catch (error) {
    const failure = translateError(error, nameOf(query))
    // After a limit of this side the connection is still at work; one that the server is closing looks whole a while.
    connection.release(failure.sqlState === undefined || failure.code === 'db_unavailable')
    throw failure
  }
}

async function transact<T>(state: State, fn: (tx: Tx) => Promise<T>, options: TxOptions): Promise<T> {
  refuseInside(state.owner, 'Another transaction')
  for (let left = options.retries ?? 3; ; left -= 1) {
    const version = state.version
    const connection = state.pool.take() ?? (await state.pool.connect())
    try {
      return await attemptTransaction(connection, state.owner, version, fn, options.isolation)
    } catch (error) {
      if (left <= 0 || !mayRunAgain(error)) throw error
      if (isStaleStatement(error)) renewStatements(state, version)
      else await delay(Math.random() * 20 * 2 ** Math.max(0, 3 - left))
    }
  }
}

const mayRunAgain = (error: unknown): error is DbError =>
  error instanceof DbError && (error.code === 'db_conflict' || isStaleStatement(error))

/** Many callers may meet the same staleness at once; only the first moves the version on. */
function renewStatements(state: State, seen: number): void {
  if (state.version === seen) state.version += 1
}

/** It would run outside the transaction, and wait for a second connection while holding the first. */
function refuseInside(owner: symbol, what: string): void {
  if (insideTransactionOf(owner))
    throw new DbError('db_failed', `${what} must use the transaction that is open, not the database`)
}
