import pg from 'pg'
import type { Types } from '../parsers.ts'

export type Field = { readonly name: string; readonly dataTypeID: number; readonly format: 'text' | 'binary' }
type Row = Record<string, unknown>

/** How the rows of one statement are read; worked out once a connection instead of once an execution. */
export type RowShape = {
  readonly names: readonly string[]
  /** Nothing where the text is the value. */
  readonly parsers: readonly (((text: string) => unknown) | undefined)[]
  readonly empty: Row
}

/** A type that the driver does not know, for which it answers the text. */
const unknownType: number = 0

export const noColumns: RowShape = { names: [], parsers: [], empty: {} }

export function shapeOf(fields: readonly Field[], types: Types): RowShape {
  const asIs = pg.types.getTypeParser(unknownType, 'text')
  const names = fields.map(({ name }) => name)
  const parsers = fields.map(({ dataTypeID, format }) => {
    const parse = types.getTypeParser(dataTypeID, format)
    return parse === asIs ? undefined : parse
  })
  return { names, parsers, empty: Object.fromEntries(names.map(name => [name, null])) }
}

export function readRow({ names, parsers, empty }: RowShape, values: readonly (string | null)[]): Row {
  if (values.length !== names.length) throw staleShape()
  const row = { ...empty }
  for (let i = 0; i < names.length; i += 1) {
    const value = values[i]!
    const parse = parsers[i]
    row[names[i]!] = value === null || parse === undefined ? value : parse(value)
  }
  return row
}

/** Behind a pooler another session may have prepared the same name after a migration: told as the server tells it. */
const staleShape = () =>
  Object.assign(new Error('cached plan must not change result type'), { code: '0A000' })
