import { randomUUID } from 'node:crypto'

export type Fields = Record<string, string>
export type Refund = {
  id: string
  object: 'refund'
  amount: number
  status: 'succeeded'
  payment_intent: string
  metadata: Fields
}
export type Intent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_received: number
  currency: string
  status: string
  cancellation_reason: string | null
  created: number
  metadata: Fields
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string } } | null
  last_payment_error: { code: string; decline_code?: string; message: string } | null
  latest_charge: ReturnType<typeof chargeOf> | null
}
/** As Stripe sends errors. */
export class WireError extends Error {
  readonly status: number
  readonly error: Record<string, unknown>
  constructor(status: number, error: Record<string, unknown>) {
    super(String(error.message))
    this.status = status
    this.error = error
  }
}

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`

const chargeOf = (intent: Intent) => ({
  id: newId('ch'),
  object: 'charge' as const,
  amount: intent.amount,
  paid: true,
  captured: false,
  payment_method_details: { card: { capture_before: intent.created + 604_800 } },
  refunds: { object: 'list' as const, has_more: false, url: '/v1/refunds', data: [] as Refund[] },
})

const invalid = (code: string, message: string) =>
  new WireError(400, { type: 'invalid_request_error', code, message })

/** `metadata[key]=value` of a form. */
export const metadataOf = (form: URLSearchParams): Fields =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
      return key === undefined ? [] : [[key, value] as const]
    }),
  )

export function createIntent(form: URLSearchParams, page: string): Intent {
  const intent: Intent = {
    ...{ id: newId('pi'), object: 'payment_intent', amount: Number(form.get('amount')), amount_received: 0 },
    ...{ currency: form.get('currency')!, status: 'requires_capture', cancellation_reason: null },
    ...{ created: Math.floor(Date.now() / 1000), metadata: metadataOf(form) },
    ...{ next_action: null, last_payment_error: null, latest_charge: null },
  }
  const method = form.get('payment_method')
  if (method === 'pm_card_chargeDeclinedInsufficientFunds') {
    intent.status = 'requires_payment_method'
    intent.last_payment_error = {
      ...{ code: 'card_declined', decline_code: 'insufficient_funds' },
      message: 'Your card has insufficient funds.',
    }
  } else if (method === 'pm_card_threeDSecure2Required') {
    intent.status = 'requires_action'
    const url = `${page}/${intent.id}`
    const redirect = { url, return_url: form.get('return_url')! }
    intent.next_action = { type: 'redirect_to_url', redirect_to_url: redirect }
  } else if (method === 'pm_card_visa') intent.latest_charge = chargeOf(intent)
  else throw invalid('resource_missing', `No such PaymentMethod: '${method}'`)
  return intent
}

export function confirmIntent(intent: Intent): void {
  intent.status = 'requires_capture'
  intent.next_action = null
  intent.latest_charge = chargeOf(intent)
}

export function captureIntent(intent: Intent, form: URLSearchParams): void {
  const amount = Number(form.get('amount_to_capture') ?? intent.amount)
  if (intent.status !== 'requires_capture')
    throw invalid(
      'payment_intent_unexpected_state',
      `This PaymentIntent could not be captured: ${intent.status}`,
    )
  if (amount > intent.amount)
    throw invalid('amount_too_large', 'The amount to capture is greater than the authorized amount')
  Object.assign(intent.metadata, metadataOf(form))
  intent.status = 'succeeded'
  intent.amount_received = amount
  intent.latest_charge!.captured = true
}

export function cancelIntent(intent: Intent): void {
  if (['succeeded', 'canceled'].includes(intent.status))
    throw invalid('payment_intent_unexpected_state', `You cannot cancel this PaymentIntent: ${intent.status}`)
  intent.status = 'canceled'
}

export function refundIntent(intent: Intent, form: URLSearchParams): Refund {
  const { data } = intent.latest_charge!.refunds
  const amount = Number(form.get('amount'))
  const left = intent.amount_received - data.reduce((sum, refund) => sum + refund.amount, 0)
  if (amount > left)
    throw invalid('charge_already_refunded', 'Refund amount is greater than unrefunded amount on charge')
  const refund: Refund = {
    ...{ id: newId('re'), object: 'refund', amount, status: 'succeeded' },
    ...{ payment_intent: intent.id, metadata: metadataOf(form) },
  }
  data.push(refund)
  return refund
}
