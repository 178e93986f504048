import pg from 'pg'
import type { Types } from '../parsers.ts'

export type Field = { readonly name: string; readonly dataTypeID: number; readonly format: 'text' | 'binary' }
type Row = Record<string, unknown>

/** How the rows of one statement are read; worked out once a connection instead of once an execution. */
export type RowShape = {
  readonly columns: number
  readonly read: (values: readonly (string | null)[]) => Row
}
type Parser = (text: string) => unknown

/** A type that the driver does not know, for which it answers the text. */
const unknownType: number = 0

export const noColumns: RowShape = { columns: 0, read: () => ({}) }

export function shapeOf(fields: readonly Field[], types: Types): RowShape {
  const asIs = pg.types.getTypeParser(unknownType, 'text')
  const parsers = fields.map(({ dataTypeID, format }) => types.getTypeParser(dataTypeID, format))
  const entries = fields.map(({ name }, i) => {
    const value = `v[${i}]`
    const read = parsers[i] === asIs ? value : `${value} === null ? null : p[${i}](${value})`
    return `${JSON.stringify(name)}: ${read}`
  })
  return { columns: fields.length, read: compiled(`({ ${entries.join(', ')} })`)(parsers) }
}

/** An object written as one literal takes a third of the time of one whose columns are set by name. */
const compiled = (literal: string) =>
  // The text is made of positions and of quoted names. What it answers is said here once.
  new Function('p', `return v => ${literal}`) as (parsers: readonly Parser[]) => RowShape['read']

export function readRow({ columns, read }: RowShape, values: readonly (string | null)[]): Row {
  if (values.length !== columns) throw staleShape()
  return read(values)
}

/** Behind a pooler another session may have prepared the same name after a migration: told as the server tells it. */
const staleShape = () =>
  Object.assign(new Error('cached plan must not change result type'), { code: '0A000' })
