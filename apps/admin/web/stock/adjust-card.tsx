import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import type { Movement } from '../api/shapes.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { Button } from '../parts/button.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'

type Kind = Exclude<Movement['kind'], 'shipped'>
const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'received', label: 'Received' },
  { value: 'counted', label: 'Counted: this many are there' },
  { value: 'damaged', label: 'Damaged' },
  { value: 'corrected', label: 'Corrected by' },
]

export function AdjustCard({ sku }: { sku: string }) {
  const client = useQueryClient()
  const tell = useTell()
  const [kind, setKind] = useState<Kind>('received')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [chosen, setChosen] = useState<string>()
  const { data: places } = useQuery({
    queryKey: ['locations'],
    queryFn: ({ signal }) => answerOf(inventory('GET /v1/admin/locations', {}, { signal })),
  })
  const locationId = chosen ?? places?.items[0]?.id ?? ''
  const units = Number(text)
  const isGood = text.trim() !== '' && Number.isInteger(units) && locationId !== ''
  // Units that broke leave the shelf, whatever sign somebody writes.
  const quantity = kind === 'damaged' ? -Math.abs(units) : units
  const attempt = useAttempt()
  const book = (booked: { kind: Kind; quantity: number; reason: string }) => {
    const input = { sku, locationId, ...booked }
    return attempt(input, idempotencyKey =>
      answerOf(inventory('POST /v1/admin/stock/:sku/adjustments', input, { idempotencyKey })),
    )
  }
  const refresh = () => client.invalidateQueries({ queryKey: ['stock'] })
  const undo = useMutation({
    mutationFn: () => book({ kind: 'corrected', quantity: -quantity, reason: 'Taken back' }),
    onSuccess: () => tell('Taken back'),
    onError: tell.problem,
    onSettled: refresh,
  })
  const adjust = useMutation({
    mutationFn: () => book({ kind, quantity, reason }),
    onSuccess: () => {
      tell('Booked', kind === 'counted' ? undefined : () => undo.mutate())
      setReason('')
      return refresh()
    },
  })
  return (
    <Card title="Book units">
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (isGood) adjust.mutate()
        }}
      >
        {adjust.error && <Notice tone="danger">{sentenceOf(adjust.error)}</Notice>}
        <Select
          label="What happened"
          choices={kinds}
          value={kind}
          onChange={event => setKind(event.target.value as Kind)}
        />
        <TextField
          label="Units"
          inputMode="numeric"
          className="input amount"
          value={text}
          onChange={event => setText(event.target.value.replace('−', '-'))}
        />
        <Select
          label="Location"
          choices={places?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={locationId}
          onChange={event => setChosen(event.target.value)}
        />
        <TextField
          label="Reason"
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <Button look="primary" type="submit" busy={adjust.isPending} disabled={!isGood}>
          Book
        </Button>
      </form>
    </Card>
  )
}
