import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Return } from '../api/shapes.ts'
import { useOrder } from '../orders/use-order.ts'
import { moneyText, When } from '../parts/format.tsx'
import { Card, Facts, Page } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'
import { ReturnSteps } from './return-steps.tsx'

const route = getRouteApi('/returns/$id')
const back = { to: '/returns', name: 'returns' } as const

export function ReturnPage() {
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['returns', id],
    queryFn: ({ signal }) => answerOf(orders('GET /v1/admin/returns/:id', { id }, { signal })),
  })
  if (data) return <LoadedReturn found={data} />
  return (
    <Page title="Return" back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function LoadedReturn({ found }: { found: Return }) {
  const order = useOrder(found.orderId).data
  const titles = new Map(order?.lines.map(({ lineId, title }) => [lineId, title]))
  return (
    <Page
      title={order ? `Return of ${order.number}` : 'Return'}
      back={back}
      badges={<Status of={found.status} />}
      note={
        <>
          Asked for <When at={found.requestedAt} />
        </>
      }
    >
      <div className="split">
        <div>
          <Card title="What comes back" flush>
            <table className="mini-table" aria-label="Lines of the return">
              <thead>
                <tr>
                  <th>Item</th>
                  <th>Reason</th>
                  <th className="end">Asked</th>
                  <th className="end">Arrived</th>
                  <th className="end">Accepted</th>
                </tr>
              </thead>
              <tbody>
                {found.lines.map(line => (
                  <tr key={line.lineId}>
                    <td>
                      <span className="name-cell">
                        {titles.get(line.lineId) ?? line.sku}
                        <small className="mono">{line.sku}</small>
                      </span>
                    </td>
                    <td>{humanise(line.reason)}</td>
                    <td className="end">{line.quantity}</td>
                    <td className="end">{line.received ?? '–'}</td>
                    <td className="end">{line.accepted ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
          <ReturnSteps key={found.status} found={found} titles={titles} />
        </div>
        <div>
          <Card title="Request">
            <Facts
              of={[
                ['Wished for', humanise(found.resolution)],
                ['Order', <OrderLink key="order" id={found.orderId} name={order?.number} />],
                ...(found.refund ? [['Refunded', moneyText(found.refund)] as const] : []),
                ...(found.exchangeOrderId
                  ? [
                      [
                        'Exchange',
                        <OrderLink key="exchange" id={found.exchangeOrderId} name={undefined} />,
                      ] as const,
                    ]
                  : []),
              ]}
            />
            {found.note && <p className="parcel-note">“{found.note}”</p>}
          </Card>
        </div>
      </div>
    </Page>
  )
}

const OrderLink = ({ id, name }: { id: string; name: string | undefined }) => (
  <Link className="link" to="/orders/$id" params={{ id }}>
    {name ?? 'Open'}
  </Link>
)
