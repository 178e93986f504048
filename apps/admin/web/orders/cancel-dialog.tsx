import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Order } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { moneyText } from '../parts/format.tsx'
import { Notice } from '../parts/states.tsx'
import { useOrderAction } from './use-order.ts'

const choices = [
  { restock: true, label: 'Put the units back on sale', hint: 'They are there and whole' },
  {
    restock: false,
    label: 'Write the units off',
    hint: 'They are lost or broken, and leave the shelf as well',
  },
] as const

export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const [restock, setRestock] = useState(true)
  const [reason, setReason] = useState('')
  const cancel = useOrderAction(
    order.id,
    (_: null, idempotencyKey) =>
      answerOf(
        orders('POST /v1/admin/orders/:id/cancel', { id: order.id, reason, restock }, { idempotencyKey }),
      ),
    { done: `Order ${order.number} is being cancelled`, onDone: onClose },
  )
  return (
    <Dialog
      title={`Cancel ${order.number}`}
      onClose={onClose}
      onSubmit={() => cancel.mutate(null)}
      footer={
        <>
          <Button onClick={onClose}>Keep the order</Button>
          <Button look="danger" type="submit" busy={cancel.isPending}>
            Cancel the order
          </Button>
        </>
      }
    >
      {cancel.error && <Notice tone="danger">{sentenceOf(cancel.error)}</Notice>}
      <p>
        {order.captured.amount > 0
          ? `${moneyText(order.captured)} goes back to the buyer. `
          : 'The authorised amount is released. '}
        This cannot be undone.
      </p>
      <fieldset className="choices">
        <legend>The units</legend>
        {choices.map(choice => (
          <label key={choice.label}>
            <input
              type="radio"
              name="restock"
              checked={restock === choice.restock}
              onChange={() => setRestock(choice.restock)}
            />
            <span>
              {choice.label}
              <small>{choice.hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label="Reason"
        value={reason}
        maxLength={500}
        hint="For colleagues and the timeline; nothing personal."
        onChange={event => setReason(event.target.value)}
      />
    </Dialog>
  )
}
