import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import type { StockItem } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import type { Column } from '../parts/data-table.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { SkuCell } from '../products/sku-cell.tsx'
import { useVariants } from '../products/use-variants.ts'
import { useMay } from '../session/use-me.ts'
import { CountDialog } from './count-dialog.tsx'

const route = getRouteApi('/stock')
const views: readonly View[] = [
  { name: 'All', search: {} },
  { name: 'Running out', search: { below: '5' } },
  { name: 'Sold out', search: { below: '1' } },
]
const policyText: Readonly<Record<StockItem['policy'], string>> = {
  track: 'While it lasts',
  backorder: 'Backorders',
  untracked: 'Always there',
}
const sumOf = (item: StockItem, part: 'onHand' | 'reserved' | 'allocated') =>
  item.levels.reduce((sum, level) => sum + level[part], 0)
const columns: readonly Column<StockItem>[] = [
  {
    id: 'available',
    header: 'Available',
    cell: ({ available, policy }) =>
      policy === 'untracked' ? (
        <Status of="neutral" text="Not counted" />
      ) : (
        <Status
          of={available <= 0 ? 'failed' : available < 5 ? 'pending' : 'active'}
          text={String(available)}
        />
      ),
  },
  { id: 'policy', header: 'Sold', wide: true, cell: ({ policy }) => policyText[policy] },
  { id: 'hand', header: 'On hand', end: true, cell: item => sumOf(item, 'onHand') },
  { id: 'reserved', header: 'In checkouts', end: true, wide: true, cell: item => sumOf(item, 'reserved') },
  {
    id: 'allocated',
    header: 'Sold, not sent',
    end: true,
    wide: true,
    cell: item => sumOf(item, 'allocated'),
  },
]

export function StockList() {
  const search = route.useSearch()
  const may = useMay()
  const [counting, setCounting] = useState(false)
  const { below, q } = search
  const { onSearch, onText } = useListSearch('/stock', search)
  const pages = usePages(['stock', search], (page, signal) =>
    answerOf(
      inventory(
        'GET /v1/admin/stock',
        { ...page, ...(below && { below: Number(below) }), ...(q && { skus: [q] }) },
        { signal },
      ),
    ),
  )
  const variants = useVariants(pages.rows.map(({ sku }) => sku))
  const named: readonly Column<StockItem>[] = [
    {
      id: 'sku',
      header: 'Item',
      cell: ({ sku }) => <SkuCell sku={sku} variant={variants.get(sku)} />,
    },
    ...columns,
  ]
  return (
    <ListPage
      title="Stock"
      actions={
        <>
          <a className="button plain" href="/api/v1/admin/exports/stock" download>
            Export as CSV
          </a>
          {may('inventory.write') && <Button onClick={() => setCounting(true)}>Import a count</Button>}
        </>
      }
      kept="stock"
      views={views}
      search={search}
      onSearch={onSearch}
      filters={<SearchField label="Search stock" placeholder="Whole SKU" value={q} onSearch={onText} />}
      name="stock"
      pages={pages}
      columns={named}
      rowId={({ sku }) => sku}
      to={({ sku }) => ({ to: '/stock/$sku', params: { sku } })}
      empty={
        <Empty icon="stock" title={below || q ? 'Nothing matches' : 'Nothing is counted yet'}>
          A SKU appears here when its first units are received.
        </Empty>
      }
    >
      {counting && <CountDialog onClose={() => setCounting(false)} />}
    </ListPage>
  )
}
