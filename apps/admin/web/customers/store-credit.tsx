import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { AmountField, amountOf } from '../parts/amount-field.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { moneyText, When } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Notice, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useCurrencies } from '../products/use-currencies.ts'
import { useMay } from '../session/use-me.ts'

const none: [] = []

export function StoreCredit({ id }: { id: string }) {
  const may = useMay()
  const currencies = useCurrencies(none)
  const [chosen, setChosen] = useState<string>()
  const [granting, setGranting] = useState(false)
  const currency = chosen ?? currencies[0]!
  const { data } = useQuery({
    queryKey: ['store-credit', id, currency],
    queryFn: ({ signal }) =>
      answerOf(orders('GET /v1/admin/store-credit/:customerId', { customerId: id, currency }, { signal })),
  })
  return (
    <Card
      title={data ? `Store credit: ${moneyText(data.balance)}` : 'Store credit'}
      actions={
        <>
          {currencies.length > 1 && (
            <Select
              hidden
              label="Currency"
              choices={currencies.map(value => ({ value, label: value }))}
              value={currency}
              onChange={event => setChosen(event.target.value)}
            />
          )}
          {may('orders.refund') && <Button onClick={() => setGranting(true)}>Give credit</Button>}
        </>
      }
    >
      {!data && <Skeleton lines={2} />}
      {data?.entries.length === 0 && <p className="quiet-text">No movements yet.</p>}
      <ul className="stack tight">
        {data?.entries.map(({ seq, kind, amount, reason, at }) => (
          <li key={seq} className="row between">
            <span>
              {humanise(kind)} {reason && <small>{reason}</small>}
            </span>
            <span className="row num">
              {moneyText(amount)}
              <small>
                <When at={at} />
              </small>
            </span>
          </li>
        ))}
      </ul>
      {granting && <GrantDialog id={id} currency={currency} onClose={() => setGranting(false)} />}
    </Card>
  )
}

function GrantDialog({ id, currency, onClose }: { id: string; currency: string; onClose: () => void }) {
  const client = useQueryClient()
  const tell = useTell()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const amount = amountOf(text, currency)
  const attempt = useAttempt()
  const grant = useMutation({
    mutationFn: (asked: { amount: number; reason: string }) =>
      attempt(asked, idempotencyKey =>
        answerOf(
          orders(
            'POST /v1/admin/store-credit/:customerId',
            { customerId: id, currency, ...asked },
            { idempotencyKey },
          ),
        ),
      ),
    onSuccess: () => {
      tell('Credit given')
      void client.invalidateQueries({ queryKey: ['store-credit', id] })
      onClose()
    },
  })
  return (
    <Dialog
      title="Give credit"
      onClose={onClose}
      onSubmit={() => amount && grant.mutate({ amount, reason })}
      footer={
        <Button look="primary" type="submit" disabled={!amount} busy={grant.isPending}>
          Give
        </Button>
      }
    >
      {grant.error && <Notice tone="danger">{sentenceOf(grant.error)}</Notice>}
      <AmountField
        label="Amount"
        hint="A minus takes credit back"
        currency={currency}
        value={text}
        onChange={setText}
      />
      <TextField
        label="Reason"
        value={reason}
        maxLength={500}
        onChange={event => setReason(event.target.value)}
      />
    </Dialog>
  )
}
