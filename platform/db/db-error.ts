export type DbErrorCode = 'db_unavailable' | 'db_timeout' | 'db_conflict' | 'db_constraint' | 'db_failed'

export type DbErrorDetails = {
  readonly cause?: unknown
  readonly sqlState?: string | undefined
  readonly statement?: string | undefined
  readonly constraint?: string | undefined
  readonly table?: string | undefined
  readonly column?: string | undefined
}

/** Compare by `name` and `code`, not by instanceof. The cause is for logs and is never sent. */
export class DbError extends Error {
  override readonly name = 'DbError'
  readonly code: DbErrorCode
  readonly retryable: boolean
  readonly sqlState: string | undefined
  readonly statement: string | undefined
  readonly constraint: string | undefined
  readonly table: string | undefined
  readonly column: string | undefined

  constructor(code: DbErrorCode, message: string, details: DbErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.retryable = code === 'db_unavailable' || code === 'db_conflict'
    this.sqlState = details.sqlState
    this.statement = details.statement
    this.constraint = details.constraint
    this.table = details.table
    this.column = details.column
  }
}

export const isDbError = (error: unknown, code?: DbErrorCode): error is DbError =>
  error instanceof Error && error.name === 'DbError' && (!code || (error as DbError).code === code)
