import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { OrderRow } from '../api/shapes.ts'
import { useBatch } from '../api/use-batch.ts'

const fetchOrders = (ids: string[], signal: AbortSignal) =>
  answerOf(orders('GET /v1/admin/batch/orders', { ids }, { signal }))
const idOf = ({ id }: OrderRow): string => id

/** The orders that other rows belong to. */
export const useOrderRows = (ids: readonly string[]): ReadonlyMap<string, OrderRow> =>
  useBatch('order-rows', ids, fetchOrders, idOf)
