import type { Timeline as Entries, Order } from '../api/shapes.ts'
import { actorText } from '../parts/actor-text.ts'
import { moneyText, When } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useTimeline } from './use-order.ts'

type Entry = Entries['entries'][number]

/** Every event of the order, the newest first; kinds that are new show as they are. */
export function Timeline({ order }: { order: Order }) {
  const { data, error, refetch } = useTimeline(order.id)
  return (
    <Card title="Timeline">
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={5} />)}
      {data && (
        <ol className="timeline">
          {data.entries.toReversed().map(entry => (
            <li key={entry.seq}>
              <div>
                <strong>{humanise(entry.kind)}</strong>
                <small>
                  {actorText(entry.actor)} · <When at={entry.at} />
                </small>
              </div>
              <Details of={entry} order={order} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

const amounts = new Set(['amount', 'captured', 'refunded', 'total', 'difference', 'authorised'])

function Details({ of, order }: { of: Entry; order: Order }) {
  const told = Object.entries(of.data).flatMap(([name, value]) => {
    const isAmount = amounts.has(name) && typeof value === 'number'
    const text = textOf(isAmount ? { amount: value, currency: order.currency } : value)
    return text === undefined || /Id$|^id$/.test(name) ? [] : [`${humanise(name)}: ${text}`]
  })
  const parcel = parcelText(order, of.data.shipmentId)
  const shown = parcel ? [parcel, ...told] : told
  return shown.length > 0 ? <p>{shown.join(' · ')}</p> : null
}

/** What went in it, and by whom it travels: more than the identifier that the event holds. */
function parcelText({ shipments, lines }: Order, shipmentId: unknown): string | undefined {
  const shipment = shipments.find(({ id }) => id === shipmentId)
  if (!shipment) return undefined
  const titles = new Map(lines.map(({ lineId, title }) => [lineId, title]))
  const units = shipment.lines.map(({ lineId, quantity }) => `${quantity} × ${titles.get(lineId) ?? lineId}`)
  const way = [shipment.carrier, shipment.trackingNumber].filter(Boolean).join(' ')
  return [...units, ...(way ? [way] : [])].join(' · ')
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isMoney(value)) return moneyText(value)
  if (Array.isArray(value) && value.length > 0) return `${value.length}`
  return undefined
}

const isMoney = (value: unknown): value is { amount: number; currency: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
