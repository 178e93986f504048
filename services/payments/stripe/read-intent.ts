import type Stripe from 'stripe'
import type { Charge, Part } from '../provider/provider.ts'
import { fromStripe } from './amounts.ts'

/** Expanded on every read: the charge with its refunds. */
export const expand = ['latest_charge.refunds']

const actionMs = 30 * 60_000

export function readIntent(intent: Stripe.PaymentIntent): Charge {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const status = statusOf(intent)
  const currency = intent.currency.toUpperCase()
  const here = (amount: number) => fromStripe(amount, currency)
  const partHere = (part: Part): Part => ({ ...part, amount: here(part.amount) })
  const authorised = charge?.paid && status !== 'failed' ? here(charge.amount) : 0
  const action = actionOf(intent)
  const until = charge?.payment_method_details?.card?.capture_before
  return {
    ref: intent.id,
    paymentId: intent.metadata.payment_id,
    status,
    amount: { amount: here(intent.amount), currency },
    authorised,
    captures: capturesOf(intent).map(partHere),
    voids:
      intent.status === 'canceled' && authorised > 0
        ? [{ ref: `${intent.id}-cancel`, amount: authorised }]
        : [],
    refunds: refundsOf(charge).map(partHere),
    ...(action && { action }),
    ...(status === 'failed' && { failure: failureOf(intent) }),
    ...(until && { authorisedUntil: isoOf(until) }),
    // Stripe does not count: every hint is worth a look.
    version: 0,
    createdAt: isoOf(intent.created),
  }
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString()

function statusOf({ status, cancellation_reason }: Stripe.PaymentIntent): Charge['status'] {
  if (status === 'requires_capture') return 'authorised'
  if (status === 'succeeded') return 'captured'
  if (status === 'requires_action') return 'requires_action'
  if (status === 'requires_payment_method') return 'failed'
  if (status === 'canceled') return cancellation_reason === 'automatic' ? 'expired' : 'voided'
  return 'processing'
}

/** Without multicapture an intent is captured once, and says under which key in its metadata. */
const capturesOf = ({ id, amount_received, metadata }: Stripe.PaymentIntent): Part[] =>
  amount_received > 0
    ? [{ ref: `${id}-capture`, amount: amount_received, operationKey: metadata.capture_key }]
    : []

const refundsOf = (charge: Stripe.Charge | null): Part[] =>
  (charge?.refunds?.data ?? [])
    .filter(({ status }) => status === 'succeeded' || status === 'pending')
    .map(({ id, amount, metadata }) => ({ ref: id, amount, operationKey: metadata?.operation_key }))

function actionOf({ next_action, created }: Stripe.PaymentIntent): Charge['action'] {
  const url = next_action?.redirect_to_url?.url
  return url
    ? { kind: 'redirect', url, expiresAt: new Date(created * 1000 + actionMs).toISOString() }
    : undefined
}

function failureOf({ last_payment_error }: Stripe.PaymentIntent) {
  const { code, decline_code, message } = last_payment_error ?? {}
  return {
    code: decline_code ?? code ?? 'card_declined',
    detail: message ?? 'The card was declined',
    retry: !['stolen_card', 'lost_card', 'fraudulent'].includes(decline_code ?? ''),
  }
}
