import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Order, Shipment } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { When } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Notice } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { TrackingDialog } from './tracking-dialog.tsx'
import { useOrderAction } from './use-order.ts'

export function Shipments({ order }: { order: Order }) {
  if (order.shipments.length === 0) return null
  return order.shipments.map((shipment, index) => (
    <Parcel key={shipment.id} order={order} shipment={shipment} name={`Parcel ${index + 1}`} />
  ))
}

function Parcel({ order, shipment, name }: { order: Order; shipment: Shipment; name: string }) {
  const may = useMay()
  const tell = useTell()
  const [tracking, setTracking] = useState(false)
  const deliver = useOrderAction(
    order.id,
    (_: null, idempotencyKey) =>
      answerOf(
        orders(
          'PATCH /v1/admin/shipments/:id',
          { id: shipment.id, delivered: true },
          { idempotencyKey, ifMatch: shipment.version },
        ),
      ),
    { done: 'Marked as delivered' },
  )
  const titles = new Map(order.lines.map(({ lineId, title }) => [lineId, title]))
  return (
    <Card
      title={
        <span className="row">
          {name} <Status of={shipment.status} />
        </span>
      }
      actions={
        may('orders.write') && (
          <>
            <Button small look="quiet" onClick={() => setTracking(true)}>
              {shipment.trackingNumber ? 'Change tracking' : 'Add tracking'}
            </Button>
            {shipment.status === 'shipped' && (
              <Button
                small
                busy={deliver.isPending}
                onClick={() => deliver.mutate(null, { onError: tell.problem })}
              >
                Mark as delivered
              </Button>
            )}
          </>
        )
      }
    >
      {shipment.failure && <Notice tone="danger">{shipment.failure}</Notice>}
      <ul className="stack tight">
        {shipment.lines.map(({ lineId, quantity }) => (
          <li key={lineId}>
            <span className="num quiet-text">{quantity} ×</span> {titles.get(lineId) ?? lineId}
          </li>
        ))}
      </ul>
      <p className="parcel-note">
        {shipment.carrier ?? 'No carrier given'}
        {shipment.trackingNumber && (
          <>
            {' · '}
            {shipment.trackingUrl ? (
              <a className="link" href={shipment.trackingUrl} target="_blank" rel="noreferrer">
                {shipment.trackingNumber}
              </a>
            ) : (
              <span className="mono">{shipment.trackingNumber}</span>
            )}
          </>
        )}
        {' · '}
        <When at={shipment.deliveredAt ?? shipment.shippedAt ?? shipment.createdAt} />
      </p>
      {tracking && (
        <TrackingDialog orderId={order.id} shipment={shipment} onClose={() => setTracking(false)} />
      )}
    </Card>
  )
}
