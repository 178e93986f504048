import type { Shipment } from '@stoa/contracts/orders'
import type { Tx } from '@stoa/platform/db'
import type { Static } from 'typebox'
import { type Kept, keptIn } from '../after-sales-store.ts'

export type ShipmentDoc = {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[]
  readonly carrier?: string
  readonly trackingNumber?: string
  readonly trackingUrl?: string
  readonly shippedAt?: string
  readonly deliveredAt?: string
  readonly failure?: string
  /** Counts changes; one that was never changed is at 1. */
  readonly version?: number
}
export type ShipmentRow = Kept<ShipmentDoc>
export const shipments = keptIn<ShipmentDoc>('shipments')

const versionOf = ({ doc }: Pick<ShipmentRow, 'doc'>): number => doc.version ?? 1

export const shipmentView = ({ doc, ...row }: ShipmentRow): Static<typeof Shipment> => ({
  ...row,
  ...doc,
  lines: [...doc.lines],
  version: versionOf({ doc }),
})

/** Every change moves the version that the next one has to name. */
export async function saveShipment(tx: Tx, row: ShipmentRow): Promise<ShipmentRow> {
  const next = { ...row, doc: { ...row.doc, version: versionOf(row) + 1 } }
  await shipments.update(tx, next)
  return next
}
