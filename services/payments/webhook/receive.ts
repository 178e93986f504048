import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { PaymentsDeps } from '../deps.ts'
import { addWebhook } from '../store/webhook-store.ts'
import { planWebhook } from './plan-webhook.ts'

/** Check, write down, answer. What it means is found out later, from the provider. */
export const createReceiveWebhook =
  (deps: PaymentsDeps): Handler<typeof paymentsContract, 'receiveWebhook'> =>
  async ({ provider: name, signature = '' }, { body }) => {
    const { db, clock, providers } = deps
    const provider = providers.find(name)
    if (!provider) return fail({ code: 'provider_unknown', detail: `There is no provider '${name}' here` })
    const hint = await provider.readWebhook(await bytesOf(body), signature, clock.now())
    if (!hint)
      return fail({
        code: 'signature_invalid',
        detail: 'The signature does not fit the body, or is older than five minutes',
      })
    await db.tx(async tx => {
      if (await addWebhook(tx, name, hint, clock.iso()))
        await planWebhook(tx, { provider: name, eventId: hint.eventId })
    })
    return ok({ received: true })
  }

async function bytesOf(body: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  return Buffer.concat(body ? await Array.fromAsync(body) : [])
}
