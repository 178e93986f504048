import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import { Page } from '../parts/page.tsx'
import { Empty, Failed } from '../parts/states.tsx'
import { useMay, useMe } from '../session/use-me.ts'
import { Figures, FiguresSkeleton } from './figures.tsx'
import { periods, rangeOf } from './periods.ts'
import { StockAlerts } from './stock-alerts.tsx'
import { ToDo } from './to-do.tsx'

export function Home() {
  const may = useMay()
  const me = useMe().data
  const [days, setDays] = useState(7)
  const range = useMemo(() => rangeOf(days), [days])
  const stats = useQuery({
    queryKey: ['order-stats', range],
    enabled: may('orders.read'),
    queryFn: ({ signal }) =>
      answerOf(orders('GET /v1/admin/order-stats', { ...range, compare: 'previous' }, { signal })),
  })
  return (
    <Page
      title="Home"
      actions={
        may('orders.read') && (
          <nav className="tabs" aria-label="Period">
            {periods.map(period => (
              <button
                key={period.days}
                type="button"
                aria-current={period.days === days}
                onClick={() => setDays(period.days)}
              >
                {period.name}
              </button>
            ))}
          </nav>
        )
      }
    >
      <div className="stack dashboard">
        {may('orders.read') && <ToDo />}
        {may('orders.read') &&
          (stats.data ? (
            <Figures stats={stats.data} range={range} />
          ) : stats.error ? (
            <Failed error={stats.error} retry={() => void stats.refetch()} />
          ) : (
            <FiguresSkeleton />
          ))}
        {may('inventory.read') && <StockAlerts />}
        {!may('orders.read') && !may('inventory.read') && (
          <Empty icon="home" title={`Hello, ${me?.name || me?.email}`}>
            What your role works on is in the navigation.
          </Empty>
        )}
      </div>
    </Page>
  )
}
