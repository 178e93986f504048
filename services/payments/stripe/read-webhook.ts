import type Stripe from 'stripe'
import type { Hint } from '../provider/provider.ts'
import { toleranceMs } from '../testbank/check-signature.ts'

type Letter = { readonly body: Buffer; readonly signature: string; readonly now: number }

/** The SDK checks the raw bytes and the time; two secrets are good while one is exchanged. */
export function readStripeWebhook(
  { webhooks }: Stripe,
  secrets: readonly string[],
  { body, signature, now }: Letter,
): Hint | undefined {
  for (const secret of secrets) {
    try {
      return hintOf(webhooks.constructEvent(body, signature, secret, toleranceMs / 1000, undefined, now))
    } catch (error) {
      if ((error as { type?: string }).type !== 'StripeSignatureVerificationError') throw error
    }
  }
  return undefined
}

type Told = { readonly object: string; readonly id: string; readonly payment_intent?: string | null }

function hintOf({ id, type, data }: Stripe.Event): Hint {
  const told = data.object as Told
  const ref = told.object === 'payment_intent' ? told.id : (told.payment_intent ?? undefined)
  return { eventId: id, type, ref, paymentId: undefined, version: undefined }
}
