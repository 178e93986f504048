import type { CartState, OrderTimes } from '../state/cart-state.ts'

export type Place = { readonly updatedAt: string; readonly id: string }

/** Where carts are kept; `conformance.ts` says what is expected. Expired carts are not there. */
export type CartStore = {
  /** False when the id is taken, or the owner has an open cart. */
  insert(cart: CartState): Promise<boolean>
  find(id: string): Promise<CartState | undefined>
  findOpen(owner: string): Promise<CartState | undefined>
  /** Only over the version that was read, and only if the owner has no other open cart; else false. */
  replace(cart: CartState, version: number): Promise<boolean>
  /** An open cart becomes an order; false when there is none that is open. */
  order(id: string, orderId: string, times: OrderTimes): Promise<boolean>
  remove(id: string): Promise<void>
  /** Open carts with lines, last changed first, not changed after `idleSince`. */
  list(page: { idleSince?: string; after?: Place; limit: number }): Promise<CartState[]>
  /** Open and closed ones. */
  allOf(owner: string): Promise<CartState[]>
  /** Makes room; what has expired was gone before. */
  sweep(): Promise<number>
  close(): Promise<void>
}
