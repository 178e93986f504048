import type { PaymentsDeps } from './deps.ts'
import { settleCharge } from './operate/settle.ts'
import type { Payment } from './payment.ts'
import { isOutcomeUnknown } from './provider/provider.ts'
import { findRenewable, noteNotRenewed } from './store/renewal-store.ts'

/**
 * What was not captured is authorised again before its time is over, where the provider can. The key follows from the
 * time that ends, so that whoever asks again, after a crash too, asks for the same. Refused, it is left to lapse.
 */
export async function renew(deps: PaymentsDeps): Promise<number> {
  const { db, clock, config, providers } = deps
  const until = new Date(clock.now() + config.renewHours * 3_600_000).toISOString()
  const able = providers.all.filter(provider => provider.renew !== undefined).map(({ name }) => name)
  let renewed = 0
  for (const payment of await findRenewable(db, able, clock.iso(), until))
    if (await renewOne(deps, payment)) renewed += 1
  return renewed
}

async function renewOne(deps: PaymentsDeps, payment: Payment): Promise<boolean> {
  const { telemetry, providers, log, db } = deps
  const told = (outcome: 'succeeded' | 'failed' | 'unknown') =>
    telemetry.operated(payment.provider, 'renew', outcome)
  try {
    const key = `${payment.id}:renew:${Date.parse(payment.authorisedUntil!)}`
    const answer = await providers.of(payment).renew!({ key, ref: payment.providerRef! })
    told('charge' in answer ? 'succeeded' : 'failed')
    if ('charge' in answer) await settleCharge(deps, payment.id, answer.charge)
    else await noteNotRenewed(db, payment)
    return 'charge' in answer
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error
    told('unknown')
    log.warn({ payment: payment.id, err: error }, 'an authorisation could not be renewed yet')
    return false
  }
}
