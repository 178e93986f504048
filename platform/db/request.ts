import { DbError } from './db-error.ts'
import { parsedJson, textJson } from './parsers.ts'
import { Sql } from './sql.ts'
import type { Statement } from './statement.ts'

/** A query as the driver takes it. */
export type Request = {
  readonly name?: string
  readonly text: string
  readonly values: unknown[]
  readonly types: typeof parsedJson
}

export type Query = Statement<unknown> | Sql

const isSql = (query: Query): query is Sql => query instanceof Sql || 'strings' in query

export const nameOf = (query: Query): string | undefined => (isSql(query) ? undefined : query.name)

/** `version` moves when statements went stale: a new name and a new text, which a pooler tells apart too. */
export function toRequest(query: Query, params: readonly unknown[] | undefined, version: number): Request {
  if (!isSql(query)) {
    const types = query.json === 'text' ? textJson : parsedJson
    const values = (params ?? []) as unknown[]
    if (version === 0) return { name: query.name, text: query.text, values, types }
    return { name: `${query.name}~${version}`, text: `${query.text}\n/* ${version} */`, values, types }
  }
  if (params) throw new DbError('db_failed', 'An Sql value carries its own values; pass no params beside it')
  return { text: query.text, values: query.values, types: parsedJson }
}
