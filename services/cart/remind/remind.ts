import { cartAbandoned } from '@stoa/contracts/cart'
import { emit } from '@stoa/platform/events'
import type { CartDeps } from '../deps.ts'
import { takeResting } from './reminder-store.ts'

type Deps = Pick<CartDeps, 'db' | 'clock' | 'ids' | 'log' | 'config'>
type Window = { readonly from: string; readonly until: string }

const hour = 3_600_000
const portion = 100
/** How long after it was due a cart is still told: a job that was away, a setting that was changed. */
const windowMs = 14 * 24 * hour

const iso = (ms: number) => new Date(ms).toISOString()

/** Tells of each cart that rests, once, however many look at once. */
export function createRemind(deps: Deps): (signal?: AbortSignal) => Promise<void> {
  const { config, clock, log } = deps
  let said = false
  return async signal => {
    if (config.reminderHours === 0) return
    if (config.valkeyUrl !== undefined) {
      if (!said)
        log.warn({}, 'carts in a Valkey remind nobody: CART_REMINDER_HOURS needs carts in PostgreSQL')
      said = true
      return
    }
    const latest = clock.now() - config.reminderHours * hour
    await tellAll(deps, { from: iso(latest - windowMs), until: iso(latest) }, signal)
  }
}

/** Each portion begins where the one before ended, so that none looks again at what was told. */
async function tellAll(deps: Deps, { from, until }: Window, signal: AbortSignal | undefined): Promise<void> {
  for (let after: string | undefined = from; after !== undefined && !signal?.aborted; )
    after = await tellPortion(deps, { from: after, until })
}

/** That it was told and the event are one commit. Answers from where on there may be more. */
const tellPortion = (deps: Deps, { from, until }: Window): Promise<string | undefined> =>
  deps.db.tx(async tx => {
    const resting = await takeResting(tx, { from, until, now: deps.clock.iso(), limit: portion })
    for (const { cartId, customerId, version, channel } of resting.filter(({ mine }) => mine)) {
      const aggregate = { aggregateId: cartId, aggregateVersion: version, channel }
      await emit(tx, cartAbandoned, { ...aggregate, data: { cartId, customerId } }, deps)
    }
    return resting.length === portion ? resting.at(-1)?.changedAt : undefined
  })
