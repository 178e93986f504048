import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { OrderRow } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { moneyText, When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { Fulfilment } from './fulfilment.tsx'
import { OrderFilters } from './order-filters.tsx'

const route = getRouteApi('/orders')

const views: readonly View[] = [
  { name: 'All', search: {} },
  { name: 'To send', search: { status: 'open', fulfilment: 'unfulfilled' } },
  { name: 'Partly sent', search: { status: 'open', fulfilment: 'partly-fulfilled' } },
  { name: 'Cancelled', search: { status: 'cancelled' } },
]

const columns: readonly Column<OrderRow>[] = [
  { id: 'number', header: 'Order', cell: ({ number }) => <span className="num">{number}</span> },
  { id: 'placed', header: 'Placed', cell: ({ placedAt }) => <When at={placedAt} /> },
  { id: 'status', header: 'Status', wide: true, cell: ({ status }) => <Status of={status} /> },
  { id: 'payment', header: 'Payment', wide: true, cell: order => <Status of={order.paymentStatus} /> },
  { id: 'fulfilment', header: 'Fulfilment', cell: order => <Fulfilment of={order} /> },
  { id: 'units', header: 'Units', end: true, wide: true, cell: ({ units }) => units },
  { id: 'total', header: 'Total', end: true, cell: ({ total }) => moneyText(total) },
]

export function OrderList() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { status, fulfilment, q } = search
  const onSearch = useCallback(
    (next: object) => void navigate({ to: '/orders', search: next, replace: true }),
    [navigate],
  )
  const onText = useCallback((text?: string) => onSearch({ ...search, q: text }), [onSearch, search])
  const pages = usePages(['orders', search], (page, signal) =>
    answerOf(
      orders(
        'GET /v1/admin/orders',
        {
          ...page,
          ...(status && { status }),
          ...(fulfilment && { fulfilmentStatus: fulfilment }),
          ...(q && (q.includes('@') ? { email: q } : { number: q.toUpperCase().replace(/^#/, '') })),
        },
        { signal },
      ),
    ),
  )
  const isFiltered = Boolean(status ?? fulfilment ?? q)
  return (
    <Page title="Orders" fill>
      <div className="toolbar">
        <SavedViews of="orders" builtIn={views} search={search} onSearch={onSearch} />
        <div className="filters">
          <OrderFilters search={search} onSearch={onSearch} />
          <SearchField label="Search orders" placeholder="Number or e-mail" value={q} onSearch={onText} />
        </div>
      </div>
      <DataTable
        name="orders"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ number }) => number}
        to={({ id }) => ({ to: '/orders/$id', params: { id } })}
        empty={
          isFiltered ? (
            <Empty icon="search" title="No order matches">
              Numbers and addresses have to be whole. Look at another view, or clear the search.
            </Empty>
          ) : (
            <Empty icon="orders" title="No orders yet">
              The first one appears here as soon as somebody has paid.
            </Empty>
          )
        }
      />
    </Page>
  )
}
