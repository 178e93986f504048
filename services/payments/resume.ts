import type { PaymentsDeps } from './deps.ts'
import { refresh } from './operate/resolve.ts'
import { countUnsettled, findLapsed, findPayment, findUnsettled } from './store/payment-store.ts'

/**
 * Asks about everything whose outcome nobody knows, and about what should have lapsed. Any replica may do it, also
 * several at once: the provider acts once per key, and the ledger takes each part once.
 */
export async function resume(deps: PaymentsDeps): Promise<number> {
  const { db, clock, config } = deps
  const before = new Date(clock.now() - config.resumeSeconds * 1000).toISOString()
  const ids = [...(await findUnsettled(db, before)), ...(await findLapsed(db, clock.iso()))]
  let resumed = 0
  for (const id of new Set(ids)) if (await tryRefresh(deps, id)) resumed += 1
  deps.telemetry.unknown(await countUnsettled(db, before))
  return resumed
}

/** One payment that cannot be asked about must not keep the others waiting. */
async function tryRefresh(deps: PaymentsDeps, id: string): Promise<boolean> {
  try {
    const payment = await findPayment(deps.db, id)
    if (payment) await refresh(deps, payment)
    return true
  } catch (error) {
    deps.log.warn({ payment: id, err: error }, 'the outcome of an operation is still unknown')
    return false
  }
}
