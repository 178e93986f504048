import type { Timeline as Entries } from '../api/shapes.ts'
import { moneyText, When } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useTimeline } from './use-order.ts'

type Entry = Entries['entries'][number]

/** Every event of the order, the newest first; kinds that are new show as they are. */
export function Timeline({ id, currency }: { id: string; currency: string }) {
  const { data, error, refetch } = useTimeline(id)
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
                  {byWhom(entry)} · <When at={entry.at} />
                </small>
              </div>
              <Details of={entry} currency={currency} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

const byWhom = ({ actor }: Entry): string => (actor === 'system' ? 'By the shop' : `By ${actor}`)

const amounts = new Set(['amount', 'captured', 'refunded', 'total', 'difference', 'authorised'])

function Details({ of, currency }: { of: Entry; currency: string }) {
  const shown = Object.entries(of.data).flatMap(([name, value]) => {
    const isAmount = amounts.has(name) && typeof value === 'number'
    const text = textOf(isAmount ? { amount: value, currency } : value)
    return text === undefined || /Id$|^id$/.test(name) ? [] : [`${humanise(name)}: ${text}`]
  })
  return shown.length > 0 ? <p>{shown.join(' · ')}</p> : null
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
