import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Order } from '../api/shapes.ts'
import { When } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { humanise, Status } from '../parts/status.tsx'

/** The API lists returns of the whole shop; those of this order are among its latest, or in the queue. */
const latest = 100

export function OrderReturns({ order }: { order: Order }) {
  const { data } = useQuery({
    queryKey: ['returns', 'latest'],
    queryFn: ({ signal }) => answerOf(orders('GET /v1/admin/returns', { limit: latest }, { signal })),
    enabled: order.shipments.length > 0,
  })
  const own = data?.items.filter(({ orderId }) => orderId === order.id) ?? []
  if (own.length === 0) return null
  return (
    <Card title="Returns">
      <ul className="stack tight">
        {own.map(({ id, status, resolution, lines, requestedAt }) => (
          <li key={id} className="row between">
            <Link className="link" to="/returns/$id" params={{ id }}>
              {`${unitsOf(lines)} for ${humanise(resolution).toLowerCase()}`}
            </Link>
            <span className="row">
              <Status of={status} />
              <small>
                <When at={requestedAt} />
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function unitsOf(lines: readonly { readonly quantity: number }[]): string {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return `${units} ${units === 1 ? 'unit' : 'units'}`
}
