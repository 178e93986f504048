import { DbError, type DbErrorCode, isDbError } from './db-error.ts'

/** The fields of the driver's errors that matter here: server errors carry an SQLSTATE in `code`. */
type DriverError = Error & {
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
}

const timeouts = new Set(['57014', '55P03', '25P03', '25P04'])
const conflicts = new Set(['40001', '40P01'])
const goingAway = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '53400'])
const brokenSocket =
  /terminat|not queryable|closed the pool|timeout exceeded when trying to connect|connection error|pool after calling end/i

/** With a digit: EPIPE is the socket's word, not the server's. */
const isSqlState = /^(?=.*\d)[0-9A-Z]{5}$/

/** Turns whatever the driver throws into one of the coded errors. */
export function translateError(error: unknown, statement?: string): DbError {
  if (isDbError(error)) return error
  const cause = error as DriverError
  const sqlState = isSqlState.test(cause.code ?? '') ? cause.code : undefined
  const { constraint, table, column } = cause
  const where = statement ? ` (statement ${statement})` : ''
  return new DbError(codeOf(cause, sqlState), `${cause.message || cause.code}${where}`, {
    cause,
    sqlState,
    statement,
    constraint,
    table,
    column,
  })
}

function codeOf(error: DriverError, sqlState: string | undefined): DbErrorCode {
  if (error.message === 'Query read timeout') return 'db_timeout'
  if (sqlState === undefined) return isBroken(error) ? 'db_unavailable' : 'db_failed'
  if (timeouts.has(sqlState)) return 'db_timeout'
  if (conflicts.has(sqlState)) return 'db_conflict'
  if (sqlState.startsWith('23')) return 'db_constraint'
  return sqlState.startsWith('08') || goingAway.has(sqlState) ? 'db_unavailable' : 'db_failed'
}

const isBroken = (error: DriverError) =>
  (error.code !== undefined && /^E[A-Z_]+$/.test(error.code)) || brokenSocket.test(error.message)
