import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Order } from '../api/shapes.ts'
import { AmountField, amountOf, amountTextOf } from '../parts/amount-field.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, TextField } from '../parts/field.tsx'
import { moneyText } from '../parts/format.tsx'
import { Notice } from '../parts/states.tsx'
import { useOrderAction } from './use-order.ts'

export function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { currency } = order
  const most = { amount: order.captured.amount - order.refunded.amount, currency }
  const [text, setText] = useState(() => amountTextOf(most))
  const [reason, setReason] = useState('')
  const [asCredit, setAsCredit] = useState(false)
  const amount = amountOf(text, currency)
  const isTooMuch = amount !== undefined && amount > most.amount
  const refund = useOrderAction(
    order.id,
    (asked: { amount: number; reason: string; asCredit: boolean }, idempotencyKey) =>
      answerOf(orders('POST /v1/admin/orders/:id/refunds', { id: order.id, ...asked }, { idempotencyKey })),
    { done: 'The refund is on its way', onDone: onClose },
  )
  const isReady = amount !== undefined && amount > 0 && !isTooMuch
  return (
    <Dialog
      title={`Refund ${order.number}`}
      onClose={onClose}
      onSubmit={() => isReady && refund.mutate({ amount, reason, asCredit })}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" type="submit" busy={refund.isPending} disabled={!isReady}>
            {isReady ? `Refund ${moneyText({ amount, currency })}` : 'Refund'}
          </Button>
        </>
      }
    >
      {refund.error && <Notice tone="danger">{sentenceOf(refund.error)}</Notice>}
      <AmountField
        label="Amount"
        currency={currency}
        value={text}
        onChange={setText}
        hint={`At most ${moneyText(most)}. It goes back to where it came from: the card first, then gift cards.`}
        error={
          isTooMuch ? `Only ${moneyText(most)} is left to refund` : fieldErrorsOf(refund.error)['/amount']
        }
      />
      <TextField
        label="Reason"
        hint="For colleagues and the timeline; nothing personal."
        value={reason}
        maxLength={500}
        onChange={event => setReason(event.target.value)}
      />
      {order.customerId && (
        <Checkbox
          label="As store credit"
          hint="Onto the customer's account instead of the card"
          checked={asCredit}
          onChange={event => setAsCredit(event.target.checked)}
        />
      )}
    </Dialog>
  )
}
