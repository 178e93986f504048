import type { ordersContract } from '@stoa/contracts/orders'
import type { OutputOf } from '@stoa/kernel/contract'
import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'

type Scanned = OutputOf<(typeof ordersContract)['methods']['scanOrderEvents']>
type Entry = Scanned['entries'][number]

const most = 100

export async function readTimeline({ shop, call }: Visit, id: string): Promise<readonly Entry[]> {
  const answer = await shop.clients.orders.scanOrderEvents({ id, limit: most }, call)
  return answer.ok ? answer.value.entries : []
}

/** The newest first; what only the shop's books care about is left out. */
export function timelineList({ words }: Visit, entries: readonly Entry[]): Html {
  const shown = entries.filter(({ kind }) => words.order.kinds[kind] !== undefined).toReversed()
  const time = new Intl.DateTimeFormat(words.dates, { dateStyle: 'medium', timeStyle: 'short' })
  return html`<ol class="timeline" data-timeline>${shown.map(
    ({ kind, at }) =>
      html`<li><b>${words.order.kinds[kind]}</b> <time datetime="${at}">${time.format(new Date(at))}</time></li>`,
  )}</ol>`
}
