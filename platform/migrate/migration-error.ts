/** Something a person has to put right: the message names the file and says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly file: string | undefined
  readonly line: number | undefined
  readonly sqlState: string | undefined

  constructor(
    message: string,
    details: { file?: string; line?: number; sqlState?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause })
    this.file = details.file
    this.line = details.line
    this.sqlState = details.sqlState
  }
}
