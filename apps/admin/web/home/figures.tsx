import { useCallback, useMemo } from 'react'
import type { OrderStats } from '../api/shapes.ts'
import { countText, moneyText, percentText, shortMoneyText } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Skeleton } from '../parts/states.tsx'
import { Figure } from './figure.tsx'
import { type Range, stepsOf } from './periods.ts'
import { Plot } from './plot.tsx'
import { TopProducts } from './top-products.tsx'

const ppm = 1_000_000

/** One currency at a time: nothing is converted. The one that brought most stands here. */
export function Figures({ stats, range }: { stats: OrderStats; range: Range }) {
  const totals = stats.totals.toSorted((a, b) => b.revenue - a.revenue)[0]
  const currency = totals?.currency ?? stats.before?.totals[0]?.currency ?? 'EUR'
  const before = stats.before?.totals.find(total => total.currency === currency)
  const money = (amount: number) => moneyText({ amount: Math.round(amount), currency })
  const shown = useMemo(() => seriesOf(stats, range, currency), [stats, range, currency])
  const text = useCallback((amount: number) => moneyText({ amount, currency }), [currency])
  const shortText = useCallback((amount: number) => shortMoneyText({ amount, currency }), [currency])
  const plots = { steps: shown.steps, interval: range.interval }
  return (
    <>
      <div className="figures">
        <Figure
          name="Revenue"
          value={money(totals?.revenue ?? 0)}
          now={totals?.revenue ?? 0}
          then={before?.revenue}
        />
        <Figure
          name="Orders"
          value={countText(totals?.orders ?? 0)}
          now={totals?.orders ?? 0}
          then={before?.orders}
        />
        <Figure
          name="Average order"
          value={money(totals?.average ?? 0)}
          now={totals?.average ?? 0}
          then={before?.average}
        />
        <Figure
          name="Conversion"
          note={
            stats.carts === undefined ? 'Carts cannot be counted now' : `of ${countText(stats.carts)} carts`
          }
          value={stats.conversionPpm === undefined ? '–' : percentText(stats.conversionPpm / ppm)}
          now={stats.conversionPpm ?? 0}
          then={stats.before?.conversionPpm}
        />
      </div>
      <div className="plots">
        <Card title="Revenue">
          <Plot name="Revenue" {...plots} values={shown.revenue} {...{ text, shortText }} look="area" />
        </Card>
        <Card title="Orders">
          <Plot
            name="Orders"
            {...plots}
            values={shown.orders}
            text={countText}
            shortText={countText}
            look="bars"
          />
        </Card>
      </div>
      <TopProducts products={stats.products.filter(product => product.currency === currency)} />
    </>
  )
}

/** Kept while nothing changed, so that the plots are not drawn anew at every touch. */
function seriesOf(stats: OrderStats, range: Range, currency: string) {
  const steps = stepsOf(range)
  const own = stats.buckets.filter(bucket => bucket.currency === currency)
  const byStep = new Map(own.map(bucket => [Date.parse(bucket.at), bucket]))
  const of = (name: 'revenue' | 'orders') => steps.map(at => byStep.get(at)?.[name] ?? 0)
  return { steps, revenue: of('revenue'), orders: of('orders') }
}

const places = ['Revenue', 'Orders', 'Average order', 'Conversion']

/** In the size of what comes. */
export const FiguresSkeleton = () => (
  <>
    <div className="figures">
      {places.map(name => (
        <div key={name} className="figure">
          <span>{name}</span>
          <Skeleton lines={2} />
        </div>
      ))}
    </div>
    <div className="plots">
      {['Revenue', 'Orders'].map(name => (
        <Card key={name} title={name}>
          <div className="plot" />
        </Card>
      ))}
    </div>
  </>
)
