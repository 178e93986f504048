import type { Shipment } from '@stoa/contracts/orders'
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
}
export type ShipmentRow = Kept<ShipmentDoc>
export const shipments = keptIn<ShipmentDoc>('shipments')

export const shipmentView = ({ doc, ...row }: ShipmentRow): Static<typeof Shipment> => ({
  ...row,
  ...doc,
  lines: [...doc.lines],
})
