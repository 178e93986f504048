import { createQueries, type Send, type Watch } from './create-queries.ts'
import { DbError } from './db-error.ts'
import type { Connection } from './pool.ts'
import type { Tx, TxOptions } from './queries.ts'
import { nameOf, toRequest } from './request.ts'
import { translateError } from './translate-error.ts'
import { runInScope, type TxScope } from './tx-scope.ts'

type Attempt = {
  readonly scope: TxScope
  readonly afterCommit: (() => void)[]
  /** Goes with the first query; until then the server knows of nothing. */
  begin: string | undefined
  failure: DbError | undefined
}

/** One attempt: BEGIN and the first query leave together, and the connection is returned in any case. */
export async function attemptTransaction<T>(
  connection: Connection,
  owner: symbol,
  version: number,
  fn: (tx: Tx) => Promise<T>,
  isolation: TxOptions['isolation'],
): Promise<T> {
  const begin = isolation ? `begin isolation level ${isolation}` : 'begin'
  const attempt: Attempt = { scope: { owner, open: true }, afterCommit: [], begin, failure: undefined }
  try {
    const tx = createTx(connection, attempt, version)
    const result = await runInScope(attempt.scope, () => fn(tx))
    attempt.scope.open = false
    await commit(connection, attempt)
    connection.release()
    for (const run of attempt.afterCommit) notify(run)
    return result
  } catch (error) {
    attempt.scope.open = false
    await rollback(connection, attempt)
    throw attempt.failure && isAftermath(error) ? attempt.failure : error
  }
}

function createTx(connection: Connection, attempt: Attempt, version: number): Tx {
  const send: Send = (query, params) => {
    if (!attempt.scope.open) throw ended(nameOf(query))
    const reply = connection.send(toRequest(query, params, version), attempt.begin)
    // Only now: with a value that cannot be written nothing has left, and the next statement still has to begin.
    attempt.begin = undefined
    return reply.catch(error => {
      const failure = translateError(error, nameOf(query))
      if (!isAftermath(failure)) attempt.failure = failure
      throw failure
    })
  }
  const afterCommit = (fn: () => void) => {
    if (!attempt.scope.open) throw ended('afterCommit')
    attempt.afterCommit.push(fn)
  }
  return { ...createQueries(send, excuse), afterCommit } as Tx // the brand exists in types only
}

/** A query that nobody awaits fails the commit instead, where somebody is waiting. */
const excuse: Watch = promise => {
  promise.catch(() => {})
}

/** The server answers ROLLBACK to the COMMIT of a failed transaction; a caller must not take it for success. */
async function commit(connection: Connection, attempt: Attempt): Promise<void> {
  if (attempt.begin !== undefined) return
  const reply = await connection.command('commit').catch(error => {
    throw attempt.failure ?? translateError(error, 'commit')
  })
  if (reply.command === 'ROLLBACK')
    throw attempt.failure ?? new DbError('db_failed', 'The transaction had failed and was rolled back')
}

async function rollback(connection: Connection, { begin }: Attempt): Promise<void> {
  const broken = begin === undefined && (await connection.command('rollback').then(no, yes))
  connection.release(broken)
}

const yes = () => true
const no = () => false

/** 25P02, "current transaction is aborted", only says that an earlier query failed: that one is the news. */
const isAftermath = (error: unknown) => error instanceof DbError && error.sqlState === '25P02'

const ended = (what: string | undefined) =>
  new DbError('db_failed', `The transaction has ended; ${what ?? 'a query'} came too late`)

function notify(run: () => void): void {
  try {
    run()
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error)) // what is committed stays committed
  }
}
