import type { PaymentsDeps } from '../deps.ts'
import type { Payment } from '../payment.ts'
import type { Charge, Provider } from '../provider/provider.ts'
import { findHinted, paymentsOfRange } from '../store/payment-store.ts'
import { addReconciliation, type Reconciliation } from '../store/reconciliation-store.ts'
import { comparePair, type Difference, missingHere, missingThere, withoutOutcome } from './compare.ts'

export type Range = { readonly from: string; readonly until: string }

/** The provider's list against the ledger, both ways. Nothing is changed: people decide about a difference. */
export async function reconcileProvider(
  deps: PaymentsDeps,
  provider: Provider,
  { from, until }: Range,
): Promise<Reconciliation> {
  const { db, clock, ids, log } = deps
  const payments = await paymentsOfRange(db, provider.name, from, until)
  const missing = new Map(payments.map(payment => [payment.providerRef!, payment]))
  const differences: Difference[] = []
  let compared = 0
  for await (const charge of provider.list({ from, until })) {
    compared += 1
    const payment = missing.get(charge.ref) ?? (await findHere(deps, provider, charge))
    missing.delete(charge.ref)
    differences.push(...(payment ? compare(payment, charge) : [missingHere(charge)]))
  }
  // The clocks differ: what stands at the edge of the range here may stand outside of it there.
  for (const payment of missing.values()) {
    const charge = await provider.read(payment.providerRef!)
    differences.push(...(charge ? compare(payment, charge) : [missingThere(payment)]))
  }
  const found = {
    id: ids.next('rec'),
    provider: provider.name,
    from,
    until,
    compared,
    differences,
    at: clock.iso(),
  }
  await addReconciliation(db, found)
  deps.telemetry.differs(provider.name, differences)
  if (differences.length > 0)
    log.error(
      { provider: provider.name, differences: differences.length },
      'the ledger and the provider differ',
    )
  return found
}

const findHere = ({ db }: PaymentsDeps, { name }: Provider, { ref }: Charge): Promise<Payment | undefined> =>
  findHinted(db, name, ref, null)

function compare(payment: Payment, charge: Charge): Difference[] {
  const isOpen = payment.status === 'processing' || payment.capturing > 0 || payment.refunding > 0
  return isOpen ? [withoutOutcome(payment)] : comparePair(payment, charge)
}
