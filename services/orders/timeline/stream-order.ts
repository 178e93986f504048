import type { ordersContract } from '@stoa/contracts/orders'
import { principalOf } from '@stoa/kernel/call'
import type { Download, Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { Orders } from '../context.ts'
import { type HistoryRow, listHistory } from '../order/order-store.ts'
import { ownOrder } from '../order/read-orders.ts'
import { openChannel } from './channel.ts'
import { watchOrders } from './watch-orders.ts'

const page = 100
/** Of one visitor, in one process: some tabs and a telephone. */
const mostOfOne = 6
const mostOfAll = 2_000

/**
 * What happened comes from the history by its numbers, so it is the same from every replica and after every break. An
 * open stream does not outlive its visitor's rights for long: it ends, and who comes back is asked again.
 */
export function createStreamOrder(deps: Orders): Handler<typeof ordersContract, 'streamOrder'> {
  const { db, log, config } = deps
  const orders = watchOrders({ db, log, everyMs: config.streamPollMs })
  const places = countPlaces()
  return async ({ id, after = 0 }, call) => {
    await ownOrder(deps, id, call)
    const leave = places.take(principalOf(call.actor))
    const channel = openChannel(() => {
      clearInterval(pulse)
      clearTimeout(life)
      stop()
      leave()
    })
    const read = inTurn(async () => {
      seen = await tellAfter(deps, id, seen, channel.push)
    }, channel.end)
    let seen = after
    const pulse = setInterval(() => channel.push(':\n\n'), config.streamPulseSeconds * 1000).unref()
    const life = setTimeout(channel.end, config.streamMinutes * 60_000).unref()
    const stop = orders.watch(id, after, read)
    channel.push('retry: 2000\n\n')
    read()
    return ok<Download>({ contentType: 'text/event-stream', chunks: channel.chunks })
  }
}

const eventOf = (entry: HistoryRow): string =>
  `id: ${entry.seq}\nevent: timeline\ndata: ${JSON.stringify(entry)}\n\n`

async function tellAfter({ db }: Orders, id: string, after: number, push: (chunk: string) => void) {
  let seen = after
  for (let more = true; more; ) {
    const entries = await listHistory(db, id, seen, page)
    for (const entry of entries) push(eventOf(entry))
    seen = entries.at(-1)?.seq ?? seen
    more = entries.length === page
  }
  return seen
}

/** One reading after the other: two at once would tell an entry twice. What fails ends the stream, and it is resumed. */
function inTurn(work: () => Promise<void>, fail: () => void): () => void {
  let last = Promise.resolve()
  return () => {
    last = last.then(work).catch(fail)
  }
}

function countPlaces() {
  const taken = new Map<string, number>()
  let all = 0
  return {
    take(principal: string): () => void {
      const own = taken.get(principal) ?? 0
      if (own >= mostOfOne || all >= mostOfAll)
        throw new PlatformError('too_many_requests', {
          detail: 'Too many live views are open: close one, or come back',
          retryAfterSeconds: 10,
        })
      taken.set(principal, own + 1)
      all += 1
      return () => {
        const left = (taken.get(principal) ?? 1) - 1
        if (left > 0) taken.set(principal, left)
        else taken.delete(principal)
        all -= 1
      }
    },
  }
}
