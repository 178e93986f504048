export type EmbeddedErrorCode =
  | 'unsupported_platform'
  | 'cannot_run'
  | 'already_running'
  | 'folder_not_usable'
  | 'version_mismatch'
  | 'disk_full'
  | 'no_memory'
  | 'no_port'
  | 'damaged'
  | 'not_ready'

/** Why the embedded PostgreSQL does not run, and what to do about it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}
