import { Link } from '@tanstack/react-router'
import type { OrderStats } from '../api/shapes.ts'
import { moneyText } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'

export function TopProducts({ products }: { products: OrderStats['products'] }) {
  const most = Math.max(1, ...products.map(({ revenue }) => revenue))
  return (
    <Card title="Top products">
      {products.length === 0 && (
        <Empty icon="products" title="Nothing was sold in this time">
          What sells best stands here as soon as an order is paid.
        </Empty>
      )}
      <ol className="ranks">
        {products.map(({ sku, title, units, revenue, currency }) => (
          <li key={sku}>
            <Link to="/products" search={{ q: sku }}>
              {title}
            </Link>
            <small className="num">{units} sold</small>
            <span className="num">{moneyText({ amount: revenue, currency })}</span>
            <i style={{ width: `${(revenue / most) * 100}%` }} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
