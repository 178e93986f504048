import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'

export const ById = Type.Object({ id: Type.String() })

type Asked = { readonly limit?: number | undefined; readonly cursor?: string | undefined }

/** Where the last page ended. */
export const placeOf = <S extends TSchema>(
  key: string,
  { cursor }: Asked,
  schema: S,
): Static<S> | undefined => (cursor === undefined ? undefined : decodeCursor(key, cursor, schema))

/** One row more than asked for is read: whether it is there says whether there is a next page. */
export const rowsOf = ({ limit = 20 }: Asked): number => limit + 1

export function pageOf<Row extends { readonly id: unknown }, Item>(
  key: string,
  { limit = 20 }: Asked,
  rows: readonly Row[],
  show: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const items = shown.map(show)
  return last ? { items, next: encodeCursor(key, { id: last.id }) } : { items }
}
