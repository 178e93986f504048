import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import { Card } from '../parts/page.tsx'
import { Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'

const few = 5
const shown = 8

export function StockAlerts() {
  const { data } = useQuery({
    queryKey: ['stock', 'alerts'],
    queryFn: ({ signal }) =>
      answerOf(inventory('GET /v1/admin/stock', { below: few, limit: shown }, { signal })),
  })
  return (
    <Card
      title="Running out"
      actions={
        <Link className="link" to="/stock" search={{ below: String(few) }}>
          All of them
        </Link>
      }
    >
      {!data && <Skeleton lines={3} />}
      {data?.items.length === 0 && <p className="quiet-text">There is enough of everything.</p>}
      <ul className="alerts">
        {data?.items.map(({ sku, available }) => (
          <li key={sku} className="row between">
            <Link className="mono" to="/stock/$sku" params={{ sku }}>
              {sku}
            </Link>
            <Status
              of={available > 0 ? 'pending' : 'failed'}
              text={available > 0 ? `${available} left` : 'Sold out'}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
