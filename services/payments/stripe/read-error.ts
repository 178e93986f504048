import type Stripe from 'stripe'
import { type Answer, OutcomeUnknown } from '../provider/provider.ts'
import { readIntent } from './read-intent.ts'

type StripeError = Error & {
  readonly type?: string
  readonly code?: string
  readonly decline_code?: string
  readonly statusCode?: number
  readonly payment_intent?: Stripe.PaymentIntent
}

const unknown = new Set(['StripeConnectionError', 'StripeAPIError', 'StripeRateLimitError'])
const definite = new Set(['StripeCardError', 'StripeInvalidRequestError'])

/** A no is an answer; a cut line, 5xx, 429 and a key that is still at work are unknown; the rest is our mistake. */
export function answerOfError(error: unknown): Answer {
  const { type = '', code = '', decline_code, message, statusCode, payment_intent } = error as StripeError
  if (unknown.has(type) || code === 'idempotency_key_in_use' || (statusCode ?? 0) >= 500)
    throw new OutcomeUnknown(message, { cause: error })
  if (!definite.has(type)) throw error
  if (payment_intent && type === 'StripeCardError') return { charge: readIntent(payment_intent) }
  return { refusal: { code: decline_code ?? (code || 'refused'), detail: message, retry: true } }
}
