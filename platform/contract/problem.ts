import type { DeclaredError, DeclaredFailure } from '@stoa/kernel/contract'
import { type FieldProblem, isPlatformError, PlatformError, platformErrors } from '@stoa/kernel/errors'

/** RFC 9457 problem details. `code` is stable; `type` is where it is described. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly errors?: readonly FieldProblem[]
  readonly data?: unknown
  readonly requestId: string
  readonly traceId?: string
}

export type ProblemContext = { readonly requestId: string; readonly traceId?: string | undefined }

const typeOf = (code: string): string => `urn:stoa:problem:${code}`

/** What is not in the table tells nothing to the outside; it is in the log under the request id. */
export function asPlatformError(error: unknown): PlatformError {
  if (isPlatformError(error)) return error
  return isBusyDatabase(error)
    ? new PlatformError('unavailable', { cause: error, retryAfterSeconds: 1 })
    : new PlatformError('internal', { cause: error })
}

/** By name and code, because the contract package knows no database. */
const isBusyDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'DbError' &&
  ['db_unavailable', 'db_timeout', 'db_conflict'].includes((error as Error & { code: string }).code)

export function problem(error: unknown, requestId: string, traceId?: string): Problem {
  const known = asPlatformError(error)
  return {
    type: typeOf(known.code),
    title: platformErrors[known.code].title,
    status: known.status,
    code: known.code,
    ...(known.detail ? { detail: known.detail } : {}),
    ...(known.fields.length > 0 ? { errors: known.fields } : {}),
    requestId,
    ...(traceId ? { traceId } : {}),
  }
}

export function declaredProblem(
  failure: DeclaredFailure,
  declared: DeclaredError,
  { requestId, traceId }: ProblemContext,
): Problem {
  return {
    type: typeOf(failure.code),
    title: declared.description,
    status: declared.status,
    code: failure.code,
    detail: failure.detail,
    ...(failure.data === undefined ? {} : { data: failure.data }),
    requestId,
    ...(traceId ? { traceId } : {}),
  }
}
