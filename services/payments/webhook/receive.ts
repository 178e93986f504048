import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { gather } from '@stoa/platform/gather'
import type { PaymentsDeps } from '../deps.ts'
import { addWebhooks, type Received } from '../store/webhook-store.ts'
import { planWebhook } from './plan-webhook.ts'

/** Check, write down, answer. What it means is found out later, from the provider. */
/** They come in crowds: one for each change of each payment. The provider waits for its answer this much longer. */
const together = { waitMs: 50, most: 100 }

export const createReceiveWebhook = (
  deps: PaymentsDeps,
): Handler<typeof paymentsContract, 'receiveWebhook'> => {
  const { db, clock, providers } = deps
  const keep = gather<Received>(
    hints =>
      db.tx(async tx => {
        for (const { provider, eventId } of await addWebhooks(tx, hints, clock.iso()))
          await planWebhook(tx, { provider, eventId })
      }),
    together,
  )
  return async ({ provider: name, signature = '' }, { body }) => {
    const provider = providers.find(name)
    if (!provider) return fail({ code: 'provider_unknown', detail: `There is no provider '${name}' here` })
    const hint = await provider.readWebhook(await bytesOf(body), signature, clock.now())
    if (!hint)
      return fail({
        code: 'signature_invalid',
        detail: 'The signature does not fit the body, or is older than five minutes',
      })
    await keep({ ...hint, provider: name })
    return ok({ received: true })
  }
}

async function bytesOf(body: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  return Buffer.concat(body ? await Array.fromAsync(body) : [])
}
