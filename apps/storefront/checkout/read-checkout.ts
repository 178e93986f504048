import type { ordersContract } from '@stoa/contracts/orders'
import type { OutputOf } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import type { Visit } from '../server/visit.ts'

export type Checkout = OutputOf<(typeof ordersContract)['methods']['getCheckout']>
export type Address = NonNullable<Checkout['shipTo']>

/** Somebody else's does not exist. */
export async function readCheckout({ params, shop, call }: Visit): Promise<Checkout | undefined> {
  try {
    const answer = await shop.clients.orders.getCheckout({ id: params.id! }, call)
    return answer.ok ? answer.value : undefined
  } catch (error) {
    if (isPlatformError(error) && [400, 401, 403, 404].includes(error.status)) return undefined
    throw error
  }
}

export const pathOf = ({ id }: Pick<Checkout, 'id'>): string => `/checkout/${id}`

/** Back to the checkout, with a machine's word for what is wrong. */
export const backTo = (id: string, problem?: string) => ({
  to: `/checkout/${id}${problem ? `?${new URLSearchParams({ problem })}` : ''}`,
})
