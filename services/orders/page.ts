import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'

const byId = Type.Object({ id: Type.String() })
/** Above every id: lists run from the newest back. */
const newest = '~'

export const beforeOf = (key: string, cursor: string | undefined): string =>
  cursor === undefined ? newest : decodeCursor(key, cursor, byId).id

/** One row more than asked for was read: whether it is there says whether there is a next page. */
export function pageOf<Row extends { readonly id: string }, Item>(
  key: string,
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(view), ...(last && { next: encodeCursor(key, { id: last.id }) }) }
}
