export type ParcelLine = {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  readonly reservationId: string
}
type Allocation = { readonly sku: string; readonly locationId: string; readonly quantity: number }

/** Which location gives how many: each line from where its units are allocated, in the order they are. Pure. */
export function allocateParcel(
  wanted: readonly Omit<ParcelLine, 'lineId' | 'reservationId'>[],
  allocations: readonly Allocation[],
): Allocation[] {
  const left = new Map<string, number>()
  for (const { sku, quantity } of wanted) left.set(sku, (left.get(sku) ?? 0) + quantity)
  return allocations.flatMap(({ sku, locationId, quantity }) => {
    const taken = Math.min(quantity, left.get(sku) ?? 0)
    left.set(sku, (left.get(sku) ?? 0) - taken)
    return taken > 0 ? [{ sku, locationId, quantity: taken }] : []
  })
}
