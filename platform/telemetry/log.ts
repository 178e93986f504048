export type LogFields = Readonly<Record<string, unknown>>

/** Structured and without personal data. `call` in the fields becomes the trace id and the request id. */
export type Log = {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
  child(fields: LogFields): Log
}
