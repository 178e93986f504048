import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { inventory, orders } from '../api/clients.ts'
import type { Return } from '../api/shapes.ts'
import { useOrderAction } from '../orders/use-order.ts'
import { Button } from '../parts/button.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import { Notice } from '../parts/states.tsx'
import { useMay } from '../session/use-me.ts'
import { type Counts, CountTable } from './count-table.tsx'

type Props = { readonly found: Return; readonly titles: ReadonlyMap<string, string> }

/** What has to be done next, and only that. */
export function ReturnSteps({ found, titles }: Props) {
  const may = useMay()
  if (found.status === 'requested' && may('orders.write')) return <Decide found={found} />
  if (found.status === 'approved' && may('orders.write')) return <Receive found={found} titles={titles} />
  if (found.status === 'received' && may('orders.refund')) return <Inspect found={found} titles={titles} />
  return null
}

function Decide({ found }: { found: Return }) {
  const [reason, setReason] = useState('')
  const decide = useOrderAction(
    found.orderId,
    (approve: boolean, idempotencyKey) =>
      answerOf(
        orders(
          'POST /v1/admin/returns/:id/decision',
          { id: found.id, approve, ...(reason && { reason }) },
          { idempotencyKey },
        ),
      ),
    { done: 'Decided' },
  )
  return (
    <Card title="Decide">
      <div className="stack">
        {decide.error && <Notice tone="danger">{sentenceOf(decide.error)}</Notice>}
        <TextField
          label="Note to the customer"
          value={reason}
          maxLength={500}
          onChange={event => setReason(event.target.value)}
        />
        <div className="row">
          <Button look="primary" busy={decide.isPending} onClick={() => decide.mutate(true)}>
            Approve
          </Button>
          <Button look="danger" busy={decide.isPending} onClick={() => decide.mutate(false)}>
            Reject
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Receive({ found, titles }: Props) {
  const [counts, setCounts] = useState<Counts>(() =>
    Object.fromEntries(found.lines.map(({ lineId, quantity }) => [lineId, quantity])),
  )
  const receive = useOrderAction(
    found.orderId,
    (_: null, idempotencyKey) =>
      answerOf(
        orders(
          'POST /v1/admin/returns/:id/receipt',
          {
            id: found.id,
            lines: found.lines.map(({ lineId }) => ({ lineId, quantity: counts[lineId] ?? 0 })),
          },
          { idempotencyKey },
        ),
      ),
    { done: 'Noted what arrived' },
  )
  return (
    <Card title="What arrived">
      <div className="stack">
        {receive.error && <Notice tone="danger">{sentenceOf(receive.error)}</Notice>}
        <CountTable
          lines={found.lines.map(line => ({ ...line, most: line.quantity }))}
          {...{ titles, counts }}
          what="that arrived"
          onCounts={setCounts}
        />
        <div className="row">
          <Button look="primary" busy={receive.isPending} onClick={() => receive.mutate(null)}>
            Note the receipt
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Inspect({ found, titles }: Props) {
  const lines = found.lines.map(line => ({ ...line, most: line.received ?? 0 }))
  const [counts, setCounts] = useState<Counts>(() =>
    Object.fromEntries(lines.map(({ lineId, most }) => [lineId, most])),
  )
  const [restock, setRestock] = useState(true)
  const [chosen, setChosen] = useState<string>()
  const places = useQuery({
    queryKey: ['locations'],
    queryFn: ({ signal }) => answerOf(inventory('GET /v1/admin/locations', {}, { signal })),
  }).data?.items.filter(({ active }) => active)
  const locationId = chosen ?? places?.[0]?.id ?? ''
  const inspect = useOrderAction(
    found.orderId,
    (_: null, idempotencyKey) =>
      answerOf(
        orders(
          'POST /v1/admin/returns/:id/inspection',
          {
            ...{ id: found.id, locationId },
            lines: lines.map(({ lineId }) => ({ lineId, accepted: counts[lineId] ?? 0, restock })),
          },
          { idempotencyKey },
        ),
      ),
    { done: 'Inspected: the rest follows by itself' },
  )
  return (
    <Card title="Inspect">
      <div className="stack">
        {inspect.error && <Notice tone="danger">{sentenceOf(inspect.error)}</Notice>}
        <CountTable {...{ lines, titles, counts }} what="accepted" onCounts={setCounts} />
        <div className="columns">
          <Select
            label="Accepted units"
            choices={[
              { value: 'yes', label: 'Go back on sale' },
              { value: 'no', label: 'Are written off' },
            ]}
            value={restock ? 'yes' : 'no'}
            onChange={event => setRestock(event.target.value === 'yes')}
          />
          <Select
            label="Location"
            choices={places?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={locationId}
            onChange={event => setChosen(event.target.value)}
          />
        </div>
        <div className="row">
          <Button
            look="primary"
            busy={inspect.isPending}
            disabled={!locationId}
            onClick={() => inspect.mutate(null)}
          >
            Accept and settle
          </Button>
        </div>
      </div>
    </Card>
  )
}
