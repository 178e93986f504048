/** Prepared JSON text that was validated when it was written: it is sent as it is. */
export class RawJson {
  readonly text: string
  readonly version: number | undefined

  constructor(text: string, version: number | undefined) {
    this.text = text
    this.version = version
  }
}

/**
 * Lets a handler answer a stored document without parsing and writing it again: `ok(rawJson<Product>(row.json, row.version))`.
 * The cast is the point: callers in process get the parsed value from the guard, HTTP gets the text.
 */
export const rawJson = <T>(text: string, version?: number): T => new RawJson(text, version) as T

export const isRawJson = (value: unknown): value is RawJson => value instanceof RawJson
