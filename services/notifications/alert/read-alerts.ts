import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { Notifications } from '../deps.ts'
import { beforeOf, pageOf, rowsOf } from '../page.ts'
import { type AlertRow, countAlerts, listAlertsOf } from './alert-store.ts'

type Contract = typeof notificationsContract

export const createListMyAlerts =
  ({ db, clock, cursorKey }: Notifications): Handler<Contract, 'listMyStockAlerts'> =>
  async (input, { actor }) => {
    const customerId = actor.kind === 'customer' ? actor.id : ''
    const page = { now: clock.iso(), before: beforeOf(cursorKey, input), limit: rowsOf(input) }
    const rows = await listAlertsOf(db, customerId, page)
    return ok(pageOf(cursorKey, input, rows, { show: viewOf, place: ({ id }) => id }))
  }

const viewOf = ({ id, sku, language, createdAt, expiresAt }: AlertRow) => ({
  ...{ id, sku, language, createdAt, expiresAt },
})

const Place = Type.Object({ waiting: Type.Integer(), sku: Type.String() })
const first = { waiting: Number.MAX_SAFE_INTEGER, sku: '' }

export const createListAlerts =
  ({ db, clock, cursorKey }: Notifications): Handler<Contract, 'listStockAlerts'> =>
  async ({ sku, limit = 20, cursor }) => {
    const place = cursor === undefined ? first : decodeCursor(cursorKey, cursor, Place)
    const page = { now: clock.iso(), waiting: place.waiting, after: place.sku, limit: limit + 1 }
    const rows = await countAlerts(db, sku, page)
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    const next = last && encodeCursor(cursorKey, { waiting: last.waiting, sku: last.sku })
    return ok({ items, ...(next !== undefined && { next }) })
  }
