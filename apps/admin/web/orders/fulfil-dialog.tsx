import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Order } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/states.tsx'
import { noParcel, type ParcelDraft, ParcelFields, parcelOf } from './parcel-fields.tsx'
import { type Quantities, QuantityList } from './quantity-list.tsx'
import { useOrderAction } from './use-order.ts'

export function FulfilDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const open = order.lines
    .map(line => ({ ...line, most: line.quantity - line.shipped }))
    .filter(({ most }) => most > 0)
  const [quantities, setQuantities] = useState<Quantities>(() =>
    Object.fromEntries(open.map(({ lineId, most }) => [lineId, most])),
  )
  const [parcel, setParcel] = useState(noParcel)
  const lines = open.flatMap(({ lineId }) => {
    const quantity = quantities[lineId] ?? 0
    return quantity > 0 ? [{ lineId, quantity }] : []
  })
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const send = useOrderAction(
    order.id,
    (asked: { lines: typeof lines } & Partial<ParcelDraft>, idempotencyKey) =>
      answerOf(orders('POST /v1/admin/orders/:id/shipments', { id: order.id, ...asked }, { idempotencyKey })),
    { done: 'The parcel is on its way', onDone: onClose },
  )
  return (
    <Dialog
      title={`Fulfil ${order.number}`}
      wide
      onClose={onClose}
      onSubmit={() => units > 0 && send.mutate({ lines, ...parcelOf(parcel) })}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" type="submit" busy={send.isPending} disabled={units === 0}>
            {`Send ${units} ${units === 1 ? 'unit' : 'units'}`}
          </Button>
        </>
      }
    >
      {send.error && <Notice tone="danger">{sentenceOf(send.error)}</Notice>}
      <QuantityList lines={open} quantities={quantities} onChange={setQuantities} what="to send" />
      <ParcelFields draft={parcel} onChange={setParcel} errors={fieldErrorsOf(send.error)} />
    </Dialog>
  )
}
