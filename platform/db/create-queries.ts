import { DbError } from './db-error.ts'
import type { Queries } from './queries.ts'
import { nameOf, type Query } from './request.ts'

export type Reply = { readonly rows: unknown[]; readonly rowCount: number | null }
export type Send = (query: Query, params: readonly unknown[] | undefined) => Promise<Reply>

/** The four ways of reading a reply, over whatever sends the query. */
export function createQueries(send: Send): Queries {
  const rows = async <Row>(query: Query, params: readonly unknown[] | undefined) =>
    (await send(query, params)).rows as Row[] // the caller's declaration: what the SQL yields is not typed
  return {
    all: rows,
    async one<Row>(query: Query, params?: readonly unknown[]) {
      const found = await rows<Row>(query, params)
      if (found.length !== 1) throw wrongCount(query, 'exactly one row', found.length)
      return found[0]!
    },
    async maybe<Row>(query: Query, params?: readonly unknown[]) {
      const found = await rows<Row>(query, params)
      if (found.length > 1) throw wrongCount(query, 'at most one row', found.length)
      return found[0]
    },
    run: async (query, params) => (await send(query, params)).rowCount ?? 0,
  }
}

const wrongCount = (query: Query, expected: string, got: number) =>
  new DbError('db_failed', `Expected ${expected}, got ${got}: ${nameOf(query) ?? 'an unnamed query'}`, {
    statement: nameOf(query),
  })
