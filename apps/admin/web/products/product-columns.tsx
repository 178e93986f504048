import type { ProductRow } from '../api/shapes.ts'
import type { Column } from '../parts/data-table.tsx'
import { moneyText, When } from '../parts/format.tsx'
import { Status } from '../parts/status.tsx'
import { Thumb } from '../parts/thumb.tsx'

export const productColumns: readonly Column<ProductRow>[] = [
  {
    id: 'title',
    header: 'Product',
    cell: ({ title, slug, image }) => (
      <span className="with-thumb">
        <Thumb url={image?.url} colour={image?.colour} />
        <span className="name-cell">
          <span className="ellipsis">{title}</span>
          <small className="mono ellipsis">{slug}</small>
        </span>
      </span>
    ),
  },
  { id: 'status', header: 'Status', width: '130px', cell: ({ status }) => <Status of={status} /> },
  {
    id: 'stock',
    header: 'Stock',
    wide: true,
    width: '120px',
    cell: ({ inStock }) => (inStock ? 'In stock' : <span className="quiet-text">Sold out</span>),
  },
  { id: 'price', header: 'Price', end: true, wide: true, width: '150px', cell: priceText },
  {
    id: 'variants',
    header: 'Variants',
    end: true,
    wide: true,
    width: '100px',
    cell: ({ variants }) => variants,
  },
  {
    id: 'changed',
    header: 'Changed',
    end: true,
    wide: true,
    width: '140px',
    cell: row => <When at={row.updatedAt} />,
  },
]

/** In the first currency that it has a price in. */
function priceText({ prices: [price] }: ProductRow) {
  if (!price) return <span className="quiet-text">No price</span>
  const { currency, min, max } = price
  const from = moneyText({ amount: min, currency })
  return min === max ? from : `from ${from}`
}
