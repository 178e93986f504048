import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Shipment } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { plainShape } from '../parts/merge.ts'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMergingSave } from '../parts/use-merging-save.ts'
import { type ParcelDraft, ParcelFields, parcelOf } from './parcel-fields.tsx'

const shape = plainShape<ParcelDraft>()
const draftOf = ({ carrier = '', trackingNumber = '', trackingUrl = '' }: Shipment): ParcelDraft => ({
  ...{ carrier, trackingNumber, trackingUrl },
})

async function readShipment(orderId: string, id: string): Promise<Shipment> {
  const { shipments } = await answerOf(orders('GET /v1/admin/orders/:id', { id: orderId }))
  const found = shipments.find(each => each.id === id)
  if (!found) throw new Error('The parcel is not part of this order any more')
  return found
}

export function TrackingDialog({
  orderId,
  shipment,
  onClose,
}: {
  orderId: string
  shipment: Shipment
  onClose: () => void
}) {
  const client = useQueryClient()
  const tell = useTell()
  const [base] = useState(shipment)
  const [draft, setDraft] = useState(() => draftOf(shipment))
  const { save, isBusy, problem, conflict } = useMergingSave<Shipment, ParcelDraft>({
    ...{ shape, draftOf, base, draft },
    read: () => readShipment(orderId, base.id),
    write: (next, { id, version }) =>
      answerOf(
        orders(
          'PATCH /v1/admin/shipments/:id',
          { id, ...parcelOf(next) },
          { ifMatch: version, idempotencyKey: crypto.randomUUID() },
        ),
      ),
    onSaved() {
      tell('Tracking saved')
      void client.invalidateQueries({ queryKey: ['order', orderId] })
      onClose()
    },
  })
  if (conflict) return <ConflictDialog conflict={conflict} />
  return (
    <Dialog
      title="Tracking"
      onClose={onClose}
      onSubmit={save}
      footer={
        <Button look="primary" type="submit" busy={isBusy}>
          Save
        </Button>
      }
    >
      {problem !== undefined && <Notice tone="danger">{sentenceOf(problem)}</Notice>}
      <ParcelFields draft={draft} onChange={setDraft} errors={fieldErrorsOf(problem)} />
    </Dialog>
  )
}
