import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { defineJob, handleJob, type JobHandler, type JobTurn } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import type { CartDeps } from './deps.ts'
import { mergeGuestCart } from './edit/merge-carts.ts'
import { createRemind } from './remind/remind.ts'
import { pruneReminders } from './remind/reminder-store.ts'
import { contentOf } from './state/cart-state.ts'

const text = Type.String()
const sweep = defineJob('cart.sweep-expired', Type.Object({}), { attempts: 3 })
const remind = defineJob('cart.remind', Type.Object({}), { attempts: 1 })
/** Carts may live outside of the database, so an event leaves work behind instead of doing it in its transaction. */
export const mergeJob = defineJob('cart.merge-guest', Type.Object({ guestId: text, customerId: text }))
export const exportJob = defineJob('cart.export-customer', Type.Object({ requestId: text, customerId: text }))
export const eraseJob = defineJob('cart.erase-customer', Type.Object({ requestId: text, customerId: text }))

export const cartJobs = (deps: CartDeps): JobHandler[] => [
  handleJob(sweep, () => sweepAll(deps), { cron: '23 * * * *' }),
  remindJob(deps),
  handleJob(
    mergeJob,
    async (pair, turn) => void unwrap(await mergeGuestCart(deps)(pair, callOf(deps, turn))),
  ),
  handleJob(exportJob, async ({ requestId, customerId }, turn) => {
    const carts = await deps.store.allOf(`customer:${customerId}`)
    await complete(deps, requestId, turn, { carts: carts.map(contentOf) })
  }),
  handleJob(eraseJob, async ({ requestId, customerId }, turn) => {
    for (const { id } of await deps.store.allOf(`customer:${customerId}`)) await deps.store.remove(id)
    await complete(deps, requestId, turn)
  }),
]

async function sweepAll({ store, db, clock }: CartDeps): Promise<void> {
  await store.sweep()
  await pruneReminders(db, clock)
}

function remindJob(deps: CartDeps): JobHandler {
  const run = createRemind(deps)
  return handleJob(remind, (_, { signal }) => run(signal), { cron: '*/10 * * * *' })
}

async function complete(deps: CartDeps, requestId: string, turn: JobTurn, data?: unknown): Promise<void> {
  const part = { id: requestId, service: 'cart', ...(data !== undefined && { data }) }
  unwrap(await deps.identity.completePrivacyPart(part, callOf(deps, turn)))
}

const callOf = ({ clock, ids }: CartDeps, { traceparent, signal }: JobTurn) =>
  newCall({ actor: systemActor('cart:jobs'), caller: 'cart', clock, ids, traceparent, signal })
