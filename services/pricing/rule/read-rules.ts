import { ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { PricingDeps } from '../deps.ts'
import { storedOf, unknown } from './edit-rule.ts'
import type { Kind } from './rule.ts'
import { findRule, listRules } from './rule-store.ts'

const Place = Type.Object({ before: Type.String() })

export const getRule =
  <K extends Kind>(deps: PricingDeps, kind: K) =>
  async ({ id }: { id: string }) => {
    const found = await findRule(deps.db, kind, id)
    if (!found) throw unknown(kind, id)
    return ok(storedOf(found))
  }

/** Ids sort by time, so the newest come first. */
export const pageOfRules =
  <K extends Kind>({ db, cursorKey }: PricingDeps, kind: K) =>
  async ({ limit = 20, cursor, campaignId }: { limit?: number; cursor?: string; campaignId?: string }) => {
    const before = cursor === undefined ? null : decodeCursor(cursorKey, cursor, Place).before
    const rows = await listRules(db, kind, before, limit + 1, campaignId)
    return ok(nextPage(cursorKey, rows.map(storedOf), limit, ({ id }) => ({ before: id })))
  }

/** One row more than asked for was read: whether it is there says whether there is a next page. */
export function nextPage<Row>(
  cursorKey: string,
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => unknown,
) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return last === undefined ? { items } : { items, next: encodeCursor(cursorKey, place(last)) }
}
