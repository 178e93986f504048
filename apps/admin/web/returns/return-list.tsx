import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Return } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { useOrderRows } from '../orders/use-order-rows.ts'
import type { Column } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { SkuCell } from '../products/sku-cell.tsx'
import { useVariants } from '../products/use-variants.ts'

const route = getRouteApi('/returns')
/** In the order in which they are worked off. */
const views: readonly View[] = [
  { name: 'All', search: {} },
  ...['requested', 'approved', 'received', 'inspected'].map(status => ({
    name: { requested: 'To decide', approved: 'On their way', received: 'To inspect' }[status] ?? 'Inspected',
    search: { status },
  })),
]
const columns: readonly Column<Return>[] = [
  { id: 'status', header: 'Status', cell: ({ status }) => <Status of={status} /> },
  { id: 'wish', header: 'Wished for', wide: true, cell: ({ resolution }) => humanise(resolution) },
  {
    id: 'reason',
    header: 'Reason',
    wide: true,
    cell: ({ lines }) => [...new Set(lines.map(({ reason }) => humanise(reason)))].join(', '),
  },
  { id: 'asked', header: 'Asked', end: true, cell: ({ requestedAt }) => <When at={requestedAt} /> },
]

const moreText = (sku: string, others: readonly unknown[]): string =>
  others.length === 0 ? sku : `${sku} and ${others.length} more`

export function ReturnList() {
  const search = route.useSearch()
  const { onSearch } = useListSearch('/returns', search)
  const pages = usePages(['returns', search], (page, signal) =>
    answerOf(orders('GET /v1/admin/returns', { ...page, ...search }, { signal })),
  )
  const orderOf = useOrderRows(pages.rows.map(({ orderId }) => orderId))
  const variants = useVariants(pages.rows.flatMap(({ lines }) => lines.map(({ sku }) => sku)))
  const named: readonly Column<Return>[] = [
    {
      id: 'what',
      header: 'Return',
      cell: ({ lines: [line, ...others] }) => (
        <SkuCell sku={moreText(line?.sku ?? '', others)} variant={variants.get(line?.sku ?? '')} />
      ),
    },
    {
      id: 'order',
      header: 'Order',
      cell: ({ orderId }) => <span className="num">{orderOf.get(orderId)?.number ?? '–'}</span>,
    },
    {
      id: 'customer',
      header: 'Customer',
      wide: true,
      cell: ({ orderId }) => orderOf.get(orderId)?.customerName ?? orderOf.get(orderId)?.email ?? '–',
    },
    ...columns,
  ]
  return (
    <ListPage
      title="Returns"
      kept="returns"
      views={views}
      search={search}
      onSearch={onSearch}
      name="returns"
      pages={pages}
      columns={named}
      rowId={({ id }) => id}
      to={({ id }) => ({ to: '/returns/$id', params: { id } })}
      empty={
        <Empty icon="returns" title={search.status ? 'Nothing to do here' : 'No returns yet'}>
          Customers ask for a return on the page of their order, and it waits here for a decision.
        </Empty>
      }
    />
  )
}
