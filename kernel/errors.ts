/**
 * The one coded table of everything that is not an expected outcome. Expected outcomes are declared in a
 * contract and travel as values; these are thrown, and the edge maps them to RFC 9457 problem details.
 */
export const platformErrors = {
  malformed_request: { status: 400, title: 'The request could not be read', retryable: false },
  validation_failed: { status: 400, title: 'The request is not valid', retryable: false },
  invalid_cursor: { status: 400, title: 'The cursor is not valid', retryable: false },
  unauthenticated: { status: 401, title: 'Authentication is required', retryable: false },
  forbidden: { status: 403, title: 'This is not allowed', retryable: false },
  not_found: { status: 404, title: 'Nothing was found here', retryable: false },
  method_not_allowed: { status: 405, title: 'This method is not allowed here', retryable: false },
  not_acceptable: { status: 406, title: 'No acceptable representation', retryable: false },
  request_timeout: { status: 408, title: 'The request took too long to arrive', retryable: true },
  conflict: { status: 409, title: 'The request conflicts with the current state', retryable: false },
  idempotency_in_flight: { status: 409, title: 'A request with this key is still running', retryable: true },
  precondition_failed: { status: 412, title: 'The resource has changed', retryable: false },
  payload_too_large: { status: 413, title: 'The request body is too large', retryable: false },
  uri_too_long: { status: 414, title: 'The request address is too long', retryable: false },
  unsupported_media_type: { status: 415, title: 'This content type is not supported', retryable: false },
  idempotency_key_reused: { status: 422, title: 'This key was used with another request', retryable: false },
  precondition_required: { status: 428, title: 'If-Match is required', retryable: false },
  too_many_requests: { status: 429, title: 'Too many requests', retryable: true },
  headers_too_large: { status: 431, title: 'The request headers are too large', retryable: false },
  cancelled: { status: 499, title: 'The caller went away', retryable: false },
  internal: { status: 500, title: 'Something went wrong on our side', retryable: false },
  upstream_failed: { status: 502, title: 'A neighbouring service failed', retryable: true },
  unavailable: { status: 503, title: 'The service is not available right now', retryable: true },
  deadline_exceeded: { status: 504, title: 'The deadline has passed', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>

export type PlatformErrorCode = keyof typeof platformErrors

/** One wrong field: a JSON pointer into the input and what is wrong with it. */
export type FieldProblem = {
  readonly pointer: string
  readonly detail: string
  readonly in?: 'body' | 'query' | 'path' | 'header'
}

export type PlatformErrorOptions = {
  readonly detail?: string
  readonly fields?: readonly FieldProblem[]
  readonly retryAfterSeconds?: number
  /** Logged, never sent. */
  readonly cause?: unknown
}

/** Compare by `name` and `code`, never by instanceof: two copies of the kernel may meet in one process. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly code: PlatformErrorCode
  readonly status: number
  readonly retryable: boolean
  readonly detail: string | undefined
  readonly fields: readonly FieldProblem[]
  readonly retryAfterSeconds: number | undefined

  constructor(code: PlatformErrorCode, options: PlatformErrorOptions = {}) {
    super(describe(code, options), { cause: options.cause })
    this.code = code
    this.status = platformErrors[code].status
    this.retryable = platformErrors[code].retryable
    this.detail = options.detail
    this.fields = options.fields ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/** For logs and for callers in this process; the edge sends title, detail and fields apart. */
function describe(code: PlatformErrorCode, { detail, fields = [] }: PlatformErrorOptions): string {
  const wrong = fields.map(field => `${field.pointer} ${field.detail}`).join('; ')
  const text = detail ?? platformErrors[code].title
  return wrong === '' ? text : `${text}: ${wrong}`
}

export const isPlatformError = (error: unknown, code?: PlatformErrorCode): error is PlatformError =>
  error instanceof Error &&
  error.name === 'PlatformError' &&
  (!code || (error as PlatformError).code === code)
