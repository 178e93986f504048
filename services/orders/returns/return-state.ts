export type Units = { readonly lineId: string; readonly sku: string; readonly quantity: number }
export type Returning = {
  readonly returnId: string
  readonly orderId: string
  readonly locationId: string
  readonly restock: readonly Units[]
  readonly exchange: readonly Units[]
  /** Of the replacement. */
  readonly newOrderId?: string
  /** What is refunded when there is no replacement, and of which order. */
  readonly paidOrderId?: string
  readonly value?: number
}
