import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import type { StockItem } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { actorText } from '../parts/actor-text.ts'
import { When } from '../parts/format.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { AdjustCard } from './adjust-card.tsx'
import { PolicyCard } from './policy-card.tsx'
import { useLocationNames } from './use-location-names.ts'
import { WaitingCard } from './waiting-card.tsx'

const route = getRouteApi('/stock/$sku')
const back = { to: '/stock', name: 'stock' } as const

export function StockPage() {
  const { sku } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['stock', 'of', sku],
    queryFn: ({ signal }) => answerOf(inventory('GET /v1/admin/stock/:sku', { sku }, { signal })),
  })
  if (data) return <LoadedStock item={data} />
  return (
    <Page title={sku} back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={6} />}
    </Page>
  )
}

function LoadedStock({ item }: { item: StockItem }) {
  const may = useMay()
  const nameOf = useLocationNames()
  return (
    <Page
      title={item.sku}
      back={back}
      note={
        item.policy === 'untracked' ? 'Not counted: always there' : `${item.available} can still be promised`
      }
    >
      <div className="split">
        <div>
          <Card title="By location" flush>
            <table className="mini-table" aria-label="Levels by location">
              <thead>
                <tr>
                  <th>Location</th>
                  <th className="end">On hand</th>
                  <th className="end">In checkouts</th>
                  <th className="end">Sold, not sent</th>
                </tr>
              </thead>
              <tbody>
                {item.levels.length === 0 && (
                  <tr>
                    <td colSpan={4}>No units were booked at any location yet.</td>
                  </tr>
                )}
                {item.levels.map(level => (
                  <tr key={level.locationId}>
                    <td>{nameOf(level.locationId)}</td>
                    <td className="end">{level.onHand}</td>
                    <td className="end">{level.reserved}</td>
                    <td className="end">{level.allocated}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
          <Movements sku={item.sku} />
        </div>
        <div>
          {may('inventory.write') && <AdjustCard sku={item.sku} />}
          <PolicyCard item={item} />
          <WaitingCard sku={item.sku} />
        </div>
      </div>
    </Page>
  )
}

function Movements({ sku }: { sku: string }) {
  const nameOf = useLocationNames()
  const pages = usePages(
    ['stock', 'movements', sku],
    (page, signal) => answerOf(inventory('GET /v1/admin/stock/:sku/movements', { sku, ...page }, { signal })),
    { limit: 30 },
  )
  return (
    <Card title="Movements">
      {pages.isLoading && <Skeleton lines={4} />}
      {!pages.isLoading && pages.rows.length === 0 && <p className="quiet-text">None yet.</p>}
      <ol className="timeline">
        {pages.rows.map(({ id, kind, delta, onHandAfter, locationId, reason, actor, at }) => (
          <li key={id}>
            <div>
              <strong className="num">{`${humanise(kind)} ${delta > 0 ? '+' : ''}${delta}`}</strong>
              <small>
                <span title={actor}>{actorText(actor)}</span> · <When at={at} />
              </small>
            </div>
            <p>{[`${onHandAfter} on hand in ${nameOf(locationId)}`, reason].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
