import type { PaymentsDeps } from '../deps.ts'
import { refresh } from '../operate/resolve.ts'
import { findHinted } from '../store/payment-store.ts'
import { endWebhook, findWaitingWebhook } from '../store/webhook-store.ts'

/** The event only says where to look. While the provider does not answer, the job fails and comes again. */
export async function handleWebhook(
  deps: PaymentsDeps,
  { provider, eventId }: { readonly provider: string; readonly eventId: string },
): Promise<void> {
  const hint = await findWaitingWebhook(deps.db, provider, eventId)
  if (!hint) return
  const payment = await findHinted(deps.db, provider, hint.ref, hint.paymentId)
  if (payment) await refresh(deps, payment)
  await endWebhook(deps.db, provider, eventId, deps.clock.iso())
}
