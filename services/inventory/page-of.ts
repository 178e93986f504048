import { encodeCursor } from '@stoa/platform/contract'

/** One row more than asked for was read: whether it is there says whether there is a next page. */
export function pageOf<Row>(
  { cursorKey }: { readonly cursorKey: string },
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => unknown,
) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return last ? { items, next: encodeCursor(cursorKey, key(last)) } : { items }
}
