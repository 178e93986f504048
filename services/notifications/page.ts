import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'

type Asked = { readonly limit?: number | undefined; readonly cursor?: string | undefined }

const ByText = Type.Object({ id: Type.String() })
const ByNumber = Type.Object({ id: Type.Integer() })
/** Above every id: lists run from the newest back. */
const newest = '~'

export const beforeOf = (key: string, { cursor }: Asked): string =>
  cursor === undefined ? newest : decodeCursor(key, cursor, ByText).id

export const beforeNumberOf = (key: string, { cursor }: Asked): number =>
  cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(key, cursor, ByNumber).id

/** One row more than asked for is read: whether it is there says whether there is a next page. */
export const rowsOf = ({ limit = 20 }: Asked): number => limit + 1

export function pageOf<Row, Item>(
  key: string,
  { limit = 20 }: Asked,
  rows: readonly Row[],
  parts: { readonly show: (row: Row) => Item; readonly place: (row: Row) => string | number },
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const items = shown.map(parts.show)
  return last === undefined ? { items } : { items, next: encodeCursor(key, { id: parts.place(last) }) }
}
