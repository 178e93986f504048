import type { ordersContract } from '@stoa/contracts/orders'
import type { OutputOf } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import type { Visit } from '../server/visit.ts'

export type Order = OutputOf<(typeof ordersContract)['methods']['getOrder']>

/** For whom it is not, there is no such order. */
export async function readOrder({ shop, call, params }: Visit): Promise<Order | undefined> {
  try {
    const answer = await shop.clients.orders.getOrder({ id: params.id! }, call)
    return answer.ok ? answer.value : undefined
  } catch (error) {
    if (isPlatformError(error) && [400, 401, 403, 404].includes(error.status)) return undefined
    throw error
  }
}
