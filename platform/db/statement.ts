/** A named prepared statement: parsed and planned once per connection, measured 1.9x an unnamed query. */
export type Statement<Row> = {
  readonly name: string
  readonly text: string
  /** 'text' hands json and jsonb columns over unparsed, for rows that are sent on as they are. */
  readonly json?: 'parsed' | 'text'
  /** Only a type: which rows the statement yields. */
  readonly row?: Row
}

/** Declare at module level; the name is unique in the service, for example 'catalog.find-product'. */
export function statement<Row = void>(
  name: string,
  text: string,
  options: { readonly json?: 'parsed' | 'text' } = {},
): Statement<Row> {
  // PostgreSQL cuts names at 63 bytes; two statements would then share one. Twelve are left for a version.
  if (!/^[a-z0-9][a-z0-9._-]{0,50}$/.test(name))
    throw new Error(
      `The statement name '${name}' must be 1 to 51 characters of a-z, 0-9, '.', '_' and '-', and begin with a letter or digit`,
    )
  return Object.freeze({ name, text, ...options })
}
