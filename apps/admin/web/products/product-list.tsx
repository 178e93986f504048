import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { RowSelectionState } from '@tanstack/react-table'
import { useCallback, useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { ProductRow } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { LinkButton } from '../parts/button.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
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
  const onSearch = useCallback(
    (next: object) => {
      setSelection({})
      void navigate({ to: '/products', search: next, replace: true })
    },
    [navigate],
  )
  const onText = useCallback((text?: string) => onSearch({ ...search, q: text }), [onSearch, search])
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
    <Page
      title="Products"
      fill
      actions={
        mayWrite && (
          <LinkButton to="/products/new" look="primary" icon="plus">
            New product
          </LinkButton>
        )
      }
    >
      <div className="toolbar">
        <SavedViews of="products" builtIn={views} search={search} onSearch={onSearch} />
        <div className="filters">
          <ProductFilters search={search} onSearch={onSearch} />
          <SearchField
            label="Search products"
            placeholder="Title, address or SKU"
            value={q}
            onSearch={onText}
          />
        </div>
      </div>
      <DataTable
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
      />
      {selected.length > 0 && <BulkBar products={selected} onDone={() => setSelection({})} />}
    </Page>
  )
}
