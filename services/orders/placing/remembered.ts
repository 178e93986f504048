import type { Memory } from '@stoa/platform/saga'
import type { CheckoutRow } from '../checkout/checkout.ts'
import type { NumberedCheckout } from '../checkout/checkout-store.ts'
import type { OrderRow } from '../order/order.ts'

/** What was written a moment ago need not be read again: its version decides whether it still is so. */
type Placed = { readonly order: OrderRow; readonly checkout: CheckoutRow }
const [claimed, placed] = ['claimed', 'placed']

export const claimedMemory = (checkout: NumberedCheckout): Memory => new Map([[claimed, checkout]])
/** With another price it is read again. */
export const forgetClaimed = (memory: Memory): boolean => memory.delete(claimed)
// Only the functions of this file put something there.
export const recallClaimed = (memory: Memory) => memory.get(claimed) as NumberedCheckout | undefined

export function rememberPlaced(
  memory: Memory,
  order: OrderRow,
  { sequence: _, ...before }: NumberedCheckout,
): void {
  const { id: orderId, number: orderNumber } = order
  const moved = { status: 'completed', action: null, failure: null, version: before.version + 1 } as const
  memory.set(placed, { order, checkout: { ...before, ...moved, orderId, orderNumber } } satisfies Placed)
}
export const recallPlaced = (memory: Memory) => memory.get(placed) as Placed | undefined
