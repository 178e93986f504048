import type { ordersContract } from '@stoa/contracts/orders'
import { systemActor } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { divideRounded } from '@stoa/kernel/money'
import { fail, ok, unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { Orders } from '../context.ts'
import { type Bucket, countStarted, type Figures, type Range, readBest, readBuckets } from './stats-store.ts'

const day = 86_400_000
const patienceMs = 2_000
/** Hours of more than this are nothing that anybody can look at. */
const longest = { hour: 100 * day, day: 1100 * day, week: 1100 * day, month: 3700 * day } as const

/** From the rollups alone: how many orders there are makes no difference. */
export const createGetOrderStats =
  (deps: Orders): Handler<typeof ordersContract, 'getOrderStats'> =>
  async ({ interval = 'hour', compare = 'none', channel, ...given }) => {
    const length = Date.parse(given.until) - Date.parse(given.from)
    if (Number.isNaN(length) || length < 0) throw noRange()
    if (length > longest[interval])
      return fail({
        code: 'range_too_long',
        detail: `At most ${longest[interval] / day} days by the ${interval}`,
      })
    const range = { ...given, channel }
    const earlier = compare === 'none' ? undefined : before(range, compare, length)
    const [now, then, products] = await Promise.all([
      read(deps, range, interval),
      earlier && read(deps, earlier, interval),
      readBest(deps.db, range),
    ])
    return ok({ ...now, products, ...(then && { before: then }) })
  }

const noRange = () =>
  new PlatformError('validation_failed', {
    fields: [{ pointer: '/until', detail: 'must be a time not before /from' }],
  })

/** The time right before it, of the same length; or the same days a year earlier. */
function before(range: Range, compare: 'previous' | 'year', length: number): Range {
  const moved = (at: string): string => {
    const date = new Date(at)
    if (compare === 'previous') return new Date(date.getTime() - length).toISOString()
    date.setUTCFullYear(date.getUTCFullYear() - 1)
    return date.toISOString()
  }
  return { ...range, from: moved(range.from), until: moved(range.until) }
}

async function read(deps: Orders, range: Range, interval: string) {
  const { db } = deps
  const [buckets, started, carts] = await Promise.all([
    readBuckets(db, range, interval),
    countStarted(db, range),
    countCarts(deps, range),
  ])
  const totals = totalsOf(buckets)
  const orders = totals.reduce((sum, figures) => sum + figures.orders, 0)
  return {
    ...{ from: range.from, until: range.until },
    buckets: buckets.map(bucket => ({ ...bucket, average: averageOf(bucket) })),
    totals: totals.map(figures => ({ ...figures, average: averageOf(figures) })),
    checkouts: started,
    ...(carts !== undefined && { carts }),
    ...(carts !== undefined &&
      carts > 0 && { conversionPpm: Number(divideRounded(BigInt(orders) * 1_000_000n, BigInt(carts))) }),
  }
}

/** The figures of orders are there without it. */
async function countCarts({ cart, clock, ids, log }: Orders, { from, until, channel }: Range) {
  const actor = systemActor('orders:stats')
  const asked = { from, until, ...(channel !== undefined && { channel }) }
  try {
    const call = newCall({ actor, caller: 'orders', timeoutMs: patienceMs, clock, ids })
    return unwrap(await cart.countCreatedCarts(asked, call)).carts
  } catch (err) {
    log.warn({ err }, 'carts are not counted')
    return undefined
  }
}

const averageOf = ({ revenue, orders }: Figures): number =>
  orders === 0 ? 0 : Number(divideRounded(BigInt(revenue), BigInt(orders)))

const totalsOf = (buckets: readonly Bucket[]): Figures[] =>
  [...Map.groupBy(buckets, ({ currency }) => currency)].sort().map(([currency, of]) => {
    const sum = (field: Exclude<keyof Figures, 'currency'>) =>
      of.reduce((total, bucket) => total + bucket[field], 0)
    return {
      ...{ currency, orders: sum('orders'), units: sum('units'), revenue: sum('revenue') },
      ...{ cancelled: sum('cancelled'), refunds: sum('refunds'), refunded: sum('refunded') },
      newCustomers: sum('newCustomers'),
    }
  })
