import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { OrderRow } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import type { Column } from '../parts/data-table.tsx'
import { moneyText, When } from '../parts/format.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { Fulfilment } from './fulfilment.tsx'
import { OrderFilters } from './order-filters.tsx'

const route = getRouteApi('/orders')

const views: readonly View[] = [
  { name: 'All', search: {} },
  { name: 'To send', search: { status: 'open', fulfilment: 'unfulfilled' } },
  { name: 'Partly sent', search: { status: 'open', fulfilment: 'partly-fulfilled' } },
  { name: 'Cancelled', search: { status: 'cancelled' } },
]

const buyerOf = ({ customerName, email }: OrderRow) => (
  <span className="buyer" title={email}>
    {customerName ?? email ?? '–'}
  </span>
)
const columns: readonly Column<OrderRow>[] = [
  {
    id: 'number',
    header: 'Order',
    cell: order => (
      <span className="name-cell">
        <span className="num">{order.number}</span>
        <small className="narrow-only">{buyerOf(order)}</small>
      </span>
    ),
  },
  { id: 'customer', header: 'Customer', wide: true, cell: order => buyerOf(order) },
  { id: 'placed', header: 'Placed', cell: ({ placedAt }) => <When at={placedAt} /> },
  { id: 'status', header: 'Status', wide: true, cell: ({ status }) => <Status of={status} /> },
  { id: 'payment', header: 'Payment', wide: true, cell: order => <Status of={order.paymentStatus} /> },
  { id: 'fulfilment', header: 'Fulfilment', cell: order => <Fulfilment of={order} /> },
  { id: 'units', header: 'Units', end: true, wide: true, cell: ({ units }) => units },
  { id: 'total', header: 'Total', end: true, cell: ({ total }) => moneyText(total) },
]

export function OrderList() {
  const search = route.useSearch()
  const { status, fulfilment, q } = search
  const { onSearch, onText } = useListSearch('/orders', search)
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
    <ListPage
      title="Orders"
      kept="orders"
      views={views}
      search={search}
      onSearch={onSearch}
      filters={
        <>
          <OrderFilters search={search} onSearch={onSearch} />
          <SearchField label="Search orders" placeholder="Number or e-mail" value={q} onSearch={onText} />
        </>
      }
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
  )
}
