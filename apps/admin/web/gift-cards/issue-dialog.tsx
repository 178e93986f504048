import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { AmountField, amountOf } from '../parts/amount-field.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { KeptOnceDialog } from '../parts/kept-once-dialog.tsx'
import { Notice } from '../parts/states.tsx'
import { useCurrencies } from '../products/use-currencies.ts'

const none: [] = []

export function IssueDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const currencies = useCurrencies(none)
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const currency = chosen ?? currencies[0]!
  const amount = amountOf(text, currency)
  const attempt = useAttempt()
  const issue = useMutation({
    mutationFn: (card: { amount: number; currency: string; reason: string }) =>
      attempt(card, idempotencyKey =>
        answerOf(orders('POST /v1/admin/gift-cards', card, { idempotencyKey })),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['gift-cards'] }),
  })
  if (issue.data)
    return (
      <KeptOnceDialog
        what="code"
        secret={issue.data.code}
        note="It is not shown again: only its last four signs are kept."
        onClose={onClose}
      />
    )
  return (
    <Dialog
      title="Issue a gift card"
      onClose={onClose}
      onSubmit={() => amount && issue.mutate({ amount, currency, reason })}
      footer={
        <Button look="primary" type="submit" disabled={!amount || amount <= 0} busy={issue.isPending}>
          Issue
        </Button>
      }
    >
      {issue.error && <Notice tone="danger">{sentenceOf(issue.error)}</Notice>}
      <div className="columns">
        <AmountField label="Amount" currency={currency} value={text} onChange={setText} />
        <Select
          label="Currency"
          choices={currencies.map(value => ({ value, label: value }))}
          value={currency}
          onChange={event => setChosen(event.target.value)}
        />
      </div>
      <TextField
        label="Reason"
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
    </Dialog>
  )
}
