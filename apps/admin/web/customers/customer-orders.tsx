import { Link } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import { usePages } from '../api/use-pages.ts'
import { moneyText, When } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'

export function CustomerOrders({ id }: { id: string }) {
  const pages = usePages(
    ['orders', 'of', id],
    (page, signal) => answerOf(orders('GET /v1/admin/orders', { ...page, customerId: id }, { signal })),
    { limit: 10 },
  )
  return (
    <Card title="Orders">
      {pages.isLoading && <Skeleton lines={3} />}
      {!pages.isLoading && pages.rows.length === 0 && <p className="quiet-text">None yet.</p>}
      <ul className="stack tight">
        {pages.rows.map(({ id: order, number, placedAt, status, total }) => (
          <li key={order} className="row between">
            <Link className="link num" to="/orders/$id" params={{ id: order }}>
              {number}
            </Link>
            <span className="row">
              <Status of={status} />
              <span className="num">{moneyText(total)}</span>
              <small>
                <When at={placedAt} />
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
