import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Shipment } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/states.tsx'
import { ParcelFields, parcelOf } from './parcel-fields.tsx'
import { useOrderAction } from './use-order.ts'

export function TrackingDialog({
  orderId,
  shipment,
  onClose,
}: {
  orderId: string
  shipment: Shipment
  onClose: () => void
}) {
  const { carrier = '', trackingNumber = '', trackingUrl = '' } = shipment
  const [draft, setDraft] = useState({ carrier, trackingNumber, trackingUrl })
  const save = useOrderAction(
    orderId,
    (_: null, idempotencyKey) =>
      answerOf(
        orders('PATCH /v1/admin/shipments/:id', { id: shipment.id, ...parcelOf(draft) }, { idempotencyKey }),
      ),
    { done: 'Tracking saved', onDone: onClose },
  )
  return (
    <Dialog
      title="Tracking"
      onClose={onClose}
      onSubmit={() => save.mutate(null)}
      footer={
        <Button look="primary" type="submit" busy={save.isPending}>
          Save
        </Button>
      }
    >
      {save.error && <Notice tone="danger">{sentenceOf(save.error)}</Notice>}
      <ParcelFields draft={draft} onChange={setDraft} errors={fieldErrorsOf(save.error)} />
    </Dialog>
  )
}
