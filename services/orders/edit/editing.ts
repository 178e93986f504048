/** What the saga of an edit knows. */
export type Editing = {
  readonly editId: string
  readonly orderId: string
  readonly difference: number
  readonly currency: string
  readonly expiresAt: number
  readonly added: readonly { readonly sku: string; readonly quantity: number }[]
  readonly removed: readonly Removed[]
  /** The payment that paid for it. */
  readonly paymentId?: string
  /** Which units leave which hold for the shelf. */
  readonly trims?: readonly Trim[]
}
export type Trim = {
  readonly sku: string
  readonly quantity: number
  readonly locationId: string
  readonly reservationId: string
}
export type Removed = {
  readonly sku: string
  readonly quantity: number
  readonly reservationId: string
  readonly lineId: string
}
