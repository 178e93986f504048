import { DbError } from './db-error.ts'
import type { Queries } from './queries.ts'
import { nameOf, type Query } from './request.ts'

export type Reply = { readonly rows: unknown[]; readonly rowCount: number | null }
type Params = readonly unknown[] | undefined
export type Send = (query: Query, params: Params) => Promise<Reply>

/** Sees every promise that is handed out. */
export type Watch = (promise: Promise<unknown>) => void

/** The four ways of reading a reply, over whatever sends the query. */
export function createQueries(send: Send, watch: Watch = () => {}): Queries {
  const watched = <T>(promise: Promise<T>) => {
    watch(promise)
    return promise
  }
  // What a row is, is declared by the caller.
  const read = async <T>(query: Query, params: Params, of: (query: Query, found: unknown[]) => unknown) =>
    of(query, (await send(query, params)).rows) as T
  const count = async (query: Query, params: Params) => (await send(query, params)).rowCount ?? 0
  return {
    all: <Row>(query: Query, params?: Params) => watched(read<Row[]>(query, params, every)),
    one: <Row>(query: Query, params?: Params) => watched(read<Row>(query, params, only)),
    maybe: <Row>(query: Query, params?: Params) => watched(read<Row | undefined>(query, params, atMostOne)),
    run: (query, params) => watched(count(query, params)),
  }
}

const every = (_query: Query, found: unknown[]) => found

function only(query: Query, found: unknown[]): unknown {
  if (found.length !== 1) throw wrongCount(query, 'exactly one row', found.length)
  return found[0]
}

function atMostOne(query: Query, found: unknown[]): unknown {
  if (found.length > 1) throw wrongCount(query, 'at most one row', found.length)
  return found[0]
}

const wrongCount = (query: Query, expected: string, got: number) =>
  new DbError('db_failed', `Expected ${expected}, got ${got}: ${nameOf(query) ?? 'an unnamed query'}`, {
    statement: nameOf(query),
  })
