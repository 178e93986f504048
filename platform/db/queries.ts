import type { Sql } from './sql.ts'
import type { Statement } from './statement.ts'

/** What a database and an open transaction both offer. */
export interface Queries {
  all<Row>(query: Statement<Row> | Sql, params?: readonly unknown[]): Promise<Row[]>
  /** Throws unless exactly one row comes back. */
  one<Row>(query: Statement<Row> | Sql, params?: readonly unknown[]): Promise<Row>
  /** Throws if more than one row comes back. */
  maybe<Row>(query: Statement<Row> | Sql, params?: readonly unknown[]): Promise<Row | undefined>
  /** The number of rows the command touched. */
  run(query: Statement<unknown> | Sql, params?: readonly unknown[]): Promise<number>
}

declare const txBrand: unique symbol

export interface Tx extends Queries {
  readonly [txBrand]: true
  /** Runs when the transaction has committed, and not at all if it rolls back. */
  afterCommit(fn: () => void): void
}

export type TxOptions = {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** How often the function may run again after a serialization failure or a deadlock. */
  readonly retries?: number
}

export interface Db extends Queries {
  tx<T>(fn: (tx: Tx) => Promise<T>, options?: TxOptions): Promise<T>
  close(): Promise<void>
  readonly stats: { readonly total: number; readonly idle: number; readonly waiting: number }
}
