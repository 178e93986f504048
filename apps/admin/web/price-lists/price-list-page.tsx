import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { PriceList, PriceListEntry } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { AmountField, amountOf } from '../parts/amount-field.tsx'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { TextField } from '../parts/field.tsx'
import { moneyText } from '../parts/format.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Failed, Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { PriceListActions } from './price-list-actions.tsx'

const route = getRouteApi('/price-lists/$id')
const back = { to: '/price-lists', name: 'price lists' } as const

export function PriceListPage() {
  const { id } = route.useParams()
  const may = useMay()
  const { data, error, refetch } = useQuery({
    queryKey: ['price-lists', id],
    queryFn: ({ signal }) => answerOf(pricing('GET /v1/admin/price-lists/:id', { id }, { signal })),
  })
  return (
    <Page
      title={data?.name ?? 'Price list'}
      back={back}
      badges={data?.active === false && <Status of="disabled" text="Off" />}
      note={data && `${data.currency}, for ${data.customerGroup ?? 'everyone'}`}
      actions={data && may('pricing.write') && <PriceListActions list={data} />}
    >
      {data ? (
        <Entries list={data} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function Entries({ list: { id, currency } }: { list: PriceList }) {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const [sku, setSku] = useState('')
  const [text, setText] = useState('')
  const [from, setFrom] = useState('1')
  const amount = amountOf(text, currency)
  const pages = usePages(['price-lists', id, 'entries'], (page, signal) =>
    answerOf(pricing('GET /v1/admin/price-lists/:id/entries', { id, ...page }, { signal })),
  )
  const change = useMutation({
    mutationFn: (input: { set?: PriceListEntry[]; remove?: { sku: string; minQuantity: number }[] }) =>
      answerOf(pricing('POST /v1/admin/price-lists/:id/entries', { id, ...input })),
    onSuccess: (_, { set }) => tell(set ? 'Price set' : 'Price removed'),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['price-lists', id] }),
  })
  const columns: readonly Column<PriceListEntry>[] = [
    { id: 'sku', header: 'SKU', cell: entry => <span className="mono">{entry.sku}</span> },
    { id: 'from', header: 'From units', end: true, cell: ({ minQuantity }) => minQuantity },
    {
      id: 'amount',
      header: 'Price',
      end: true,
      cell: entry => moneyText({ amount: entry.amount, currency }),
    },
    {
      id: 'do',
      header: '',
      end: true,
      cell: entry =>
        may('pricing.write') && (
          <Button
            small
            look="quiet"
            busy={change.isPending}
            onClick={() => change.mutate({ remove: [{ sku: entry.sku, minQuantity: entry.minQuantity }] })}
          >
            Remove
          </Button>
        ),
    },
  ]
  return (
    <div className="stack">
      {may('pricing.write') && (
        <Card title="Set a price">
          <form
            className="columns"
            onSubmit={event => {
              event.preventDefault()
              if (amount !== undefined && sku)
                change.mutate({ set: [{ sku, minQuantity: Math.max(1, Number(from) || 1), amount }] })
            }}
          >
            <TextField
              label="SKU"
              className="input mono"
              value={sku}
              onChange={event => setSku(event.target.value)}
            />
            <TextField
              label="From units"
              type="number"
              min={1}
              className="input amount"
              value={from}
              onChange={event => setFrom(event.target.value)}
            />
            <AmountField label="Price" currency={currency} value={text} onChange={setText} />
            <div className="form-end">
              <Button
                look="primary"
                type="submit"
                busy={change.isPending}
                disabled={!sku || amount === undefined}
              >
                Set
              </Button>
            </div>
          </form>
        </Card>
      )}
      <Card flush>
        <DataTable
          name="prices"
          pages={pages}
          columns={columns}
          rowId={({ sku, minQuantity }) => `${sku}-${minQuantity}`}
          empty={<Empty icon="prices" title="No prices yet" />}
        />
      </Card>
    </div>
  )
}
