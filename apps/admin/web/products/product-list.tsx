import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { RowSelectionState } from '@tanstack/react-table'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { ProductRow } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { LinkButton } from '../parts/button.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { useShortcut } from '../parts/use-shortcut.ts'
import { useMay } from '../session/use-me.ts'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { productColumns } from './product-columns.tsx'
import { isLack, isSort, ProductFilters } from './product-filters.tsx'

const route = getRouteApi('/products')
const views: readonly View[] = [
  { name: 'All', search: {} },
  { name: 'Published', search: { status: 'published' } },
  { name: 'Drafts', search: { status: 'draft' } },
  { name: 'Scheduled', search: { status: 'scheduled' } },
]
const isStatus = (word: string | undefined): word is ProductRow['status'] =>
  word === 'draft' || word === 'scheduled' || word === 'published'

export function ProductList() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const mayWrite = may('catalog.write')
  const [selection, setSelection] = useState<RowSelectionState>({})
  const { status, q, without, sort } = search
  const { onSearch, onText } = useListSearch('/products', search, () => setSelection({}))
  const pages = usePages(['products', search], (page, signal) =>
    answerOf(
      catalog(
        'GET /v1/admin/products',
        {
          ...page,
          ...(isStatus(status) && { status }),
          ...(isLack(without) && { without }),
          ...(isSort(sort) && { sort }),
          ...(q && { q }),
        },
        { signal },
      ),
    ),
  )
  useShortcut('n', () => void navigate({ to: '/products/new' }), mayWrite)
  const selected = pages.rows.filter(({ id }) => selection[id])
  return (
    <ListPage
      title="Products"
      actions={
        mayWrite && (
          <LinkButton to="/products/new" look="primary" icon="plus">
            New product
          </LinkButton>
        )
      }
      kept="products"
      views={views}
      search={search}
      onSearch={onSearch}
      filters={
        <>
          <ProductFilters search={search} onSearch={onSearch} />
          <SearchField
            label="Search products"
            placeholder="Title, address or SKU"
            value={q}
            onSearch={onText}
          />
        </>
      }
      name="products"
      pages={pages}
      columns={productColumns}
      rowId={({ id }) => id}
      rowName={({ title }) => title}
      to={({ id }) => ({ to: '/products/$id', params: { id } })}
      {...(mayWrite && { selection, onSelection: setSelection })}
      empty={
        q || status || without ? (
          <Empty icon="search" title="No product matches">
            Look for a part of the title or the address, or for a whole SKU.
          </Empty>
        ) : (
          <Empty icon="products" title="Nothing to sell yet">
            Create a product, or import a file of them.
          </Empty>
        )
      }
    >
      {selected.length > 0 && <BulkBar products={selected} onDone={() => setSelection({})} />}
    </ListPage>
  )
}
