import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Order } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useOrderAction } from './use-order.ts'

type Added = { readonly sku: string; readonly quantity: number }

/** A higher total waits for the customer to pay; a lower one is refunded. */
export function EditDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const [quantities, setQuantities] = useState(() =>
    Object.fromEntries(order.lines.map(({ lineId, quantity }) => [lineId, quantity])),
  )
  const [added, setAdded] = useState<Added>({ sku: '', quantity: 1 })
  const [reason, setReason] = useState('')
  const changes = [
    ...order.lines.flatMap(({ lineId, quantity }) =>
      quantities[lineId] === quantity ? [] : [{ lineId, quantity: quantities[lineId]! }],
    ),
    ...(added.sku.trim() ? [{ sku: added.sku.trim(), quantity: added.quantity }] : []),
  ]
  const edit = useOrderAction(
    order.id,
    (asked: { reason: string; changes: typeof changes }, idempotencyKey) =>
      answerOf(orders('POST /v1/admin/orders/:id/edits', { id: order.id, ...asked }, { idempotencyKey })),
    { done: 'The edit has been started; the timeline follows it', onDone: onClose },
  )
  return (
    <Dialog
      title={`Edit ${order.number}`}
      wide
      onClose={onClose}
      onSubmit={() => changes.length > 0 && edit.mutate({ reason, changes })}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" type="submit" busy={edit.isPending} disabled={changes.length === 0}>
            Start the edit
          </Button>
        </>
      }
    >
      {edit.error && <Notice tone="danger">{sentenceOf(edit.error)}</Notice>}
      <p className="quiet-text">
        A higher total waits for the customer to pay it; a lower one is refunded. What was sent stays.
      </p>
      <ul className="quantities">
        {order.lines.map(({ lineId, title, sku, shipped }) => (
          <li key={lineId}>
            <span className="name-cell">
              {title}
              <small className="mono">{sku}</small>
            </span>
            <TextField
              hidden
              label={`Units of ${title}`}
              type="number"
              min={shipped}
              className="input amount quantity"
              value={quantities[lineId]}
              onChange={event =>
                setQuantities({
                  ...quantities,
                  [lineId]: Math.max(shipped, Math.trunc(Number(event.target.value)) || 0),
                })
              }
            />
          </li>
        ))}
      </ul>
      <div className="columns">
        <TextField
          label="Add a SKU"
          className="input mono"
          value={added.sku}
          onChange={event => setAdded({ ...added, sku: event.target.value })}
        />
        <TextField
          label="Units to add"
          type="number"
          min={1}
          className="input amount"
          value={added.quantity}
          onChange={event =>
            setAdded({ ...added, quantity: Math.max(1, Math.trunc(Number(event.target.value)) || 1) })
          }
        />
      </div>
      <TextField
        label="Reason"
        value={reason}
        maxLength={500}
        onChange={event => setReason(event.target.value)}
      />
    </Dialog>
  )
}
