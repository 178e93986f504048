import type { Money } from '@stoa/kernel/money'
import type Stripe from 'stripe'
import type { Answer, Charge, Provider, Question } from '../provider/provider.ts'
import { toStripe } from './amounts.ts'
import { answerOfError } from './read-error.ts'
import { expand, readIntent } from './read-intent.ts'
import { readStripeWebhook } from './read-webhook.ts'

export type StripeOptions = {
  /** A server that speaks Stripe's language; Stripe itself without it. */
  readonly url: string | undefined
  readonly publishableKey: string | undefined
  readonly secretKey: string
  readonly webhookSecrets: readonly string[]
  readonly timeoutMs: number
}

export function stripeProvider(options: StripeOptions): Provider {
  let opened: Promise<Stripe> | undefined
  /** 20 MB of it are loaded when it is first needed. */
  const stripe = () => (opened ??= openStripe(options))
  const attempt = (work: (stripe: Stripe) => Promise<Answer>): Promise<Answer> =>
    stripe().then(work).catch(answerOfError)
  const load = async (ref: string) =>
    readIntent(await (await stripe()).paymentIntents.retrieve(ref, { expand }))
  const answer = async (ref: string): Promise<Answer> => ({ charge: await load(ref) })

  return {
    name: 'stripe',
    multiCapture: false,
    methods: [
      {
        kind: 'token',
        ...(options.publishableKey !== undefined && { publishableKey: options.publishableKey }),
      },
    ],
    charge: ({ key, paymentId, amount, token, returnUrl }) =>
      attempt(async ({ paymentIntents }) => {
        if (token === null) return noToken
        const there = toStripe(amount.amount, amount.currency)
        if (there === undefined) return noSuchAmount(amount)
        const intent = await paymentIntents.create(
          {
            ...{ amount: there, currency: amount.currency.toLowerCase(), payment_method: token },
            ...{ payment_method_types: ['card'], confirm: true, capture_method: 'manual' },
            return_url: returnUrl,
            metadata: { payment_id: paymentId, operation_key: key },
            expand,
          },
          { idempotencyKey: key },
        )
        return { charge: readIntent(intent) }
      }),
    capture: ({ key, ref, amount }) =>
      attempt(async ({ paymentIntents }) => {
        const there = toStripe(amount.amount, amount.currency)
        if (there === undefined) return noSuchAmount(amount)
        const change = { amount_to_capture: there, metadata: { capture_key: key }, expand }
        return { charge: readIntent(await paymentIntents.capture(ref, change, { idempotencyKey: key })) }
      }),
    void: ({ key, ref }) =>
      attempt(async ({ paymentIntents }) => ({
        charge: readIntent(await paymentIntents.cancel(ref, { expand }, { idempotencyKey: key })),
      })),
    refund: ({ key, ref, amount }) =>
      attempt(async ({ refunds }) => {
        const there = toStripe(amount.amount, amount.currency)
        if (there === undefined) return noSuchAmount(amount)
        const order = { payment_intent: ref, amount: there, metadata: { operation_key: key } }
        await refunds.create(order, { idempotencyKey: key })
        return answer(ref)
      }),
    read: ref => load(ref).catch(notThere),
    find: question =>
      stripe()
        .then(client => find(client, load, question))
        .catch(notThere),
    list: range => listIntents(stripe, range),
    readWebhook: async (body, signature, now) =>
      readStripeWebhook(await stripe(), options.webhookSecrets, { body, signature, now }),
  }
}

const noToken: Answer = {
  refusal: { code: 'token_missing', detail: 'Stripe takes a token of its card fields only', retry: true },
}

const noSuchAmount = ({ amount, currency }: Money): Answer => ({
  refusal: {
    code: 'amount_not_chargeable',
    detail: `Stripe cannot move ${amount} of the smallest units of ${currency}: use a multiple of its own unit`,
    retry: false,
  },
})

async function openStripe({ url, secretKey, timeoutMs }: StripeOptions): Promise<Stripe> {
  const { default: Client } = await import('stripe')
  const place = url === undefined ? undefined : new URL(url)
  return new Client(secretKey, {
    timeout: timeoutMs,
    // Who tries again is decided here: after asking what became of the first try.
    maxNetworkRetries: 0,
    telemetry: false,
    ...(place && {
      host: place.hostname,
      protocol: place.protocol === 'http:' ? 'http' : 'https',
      ...(place.port !== '' && { port: place.port }),
    }),
  })
}

/** 404 says that there is nothing; every other failure leaves it open. */
function notThere(error: unknown): undefined {
  if ((error as { statusCode?: number }).statusCode === 404) return undefined
  answerOfError(error)
  throw error
}

async function find(
  { paymentIntents }: Stripe,
  load: (ref: string) => Promise<Charge>,
  { key, kind, ref, startedAt }: Question,
): Promise<Answer | undefined> {
  if (ref === null) {
    const since = Math.floor(Date.parse(startedAt) / 1000) - 60
    for await (const intent of paymentIntents.list({ created: { gte: since }, limit: 100 }))
      if (intent.metadata.operation_key === key) return { charge: await load(intent.id) }
    return undefined
  }
  const charge = await load(ref)
  const parts = { authorise: [], void: [], capture: charge.captures, refund: charge.refunds }[kind]
  const known = kind === 'authorise' || (kind === 'void' && charge.status === 'voided')
  return known || parts.some(({ operationKey }) => operationKey === key) ? { charge } : undefined
}

async function* listIntents(
  stripe: () => Promise<Stripe>,
  { from, until }: { readonly from: string; readonly until: string },
): AsyncIterable<Charge> {
  const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000)
  const intents = (await stripe()).paymentIntents.list({
    created: { gte: seconds(from), lt: seconds(until) },
    limit: 100,
    expand: expand.map(path => `data.${path}`),
  })
  for await (const intent of intents) yield readIntent(intent)
}
