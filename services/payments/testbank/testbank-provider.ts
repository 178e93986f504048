import type { Answer, Charge, Hint, Method, Provider } from '../provider/provider.ts'
import { isSigned } from './check-signature.ts'
import { type JsonAnswer, openJsonClient } from './http-json.ts'
import { type BankCharge, readBankCharge } from './read-charge.ts'

export type TestbankOptions = {
  readonly url: string
  /** Where browsers reach it. */
  readonly origin: string
  readonly secretKey: string
  readonly webhookSecrets: readonly string[]
  readonly timeoutMs: number
}

export function testbankProvider(options: TestbankOptions): Provider {
  const { url, origin, secretKey, webhookSecrets, timeoutMs } = options
  const send = openJsonClient(url, timeoutMs)
  const authorization = `Bearer ${secretKey}`
  const get = (path: string) => send({ method: 'GET', path, headers: { authorization } })
  const post = async (path: string, key: string, body: unknown): Promise<Answer> =>
    answerOf(await send({ method: 'POST', path, headers: { authorization, 'operation-key': key }, body }))
  const partOf = (ref: string, what: string) => `/v1/charges/${encodeURIComponent(ref)}/${what}`

  return {
    name: 'testbank',
    multiCapture: true,
    methods: methodsAt(origin),
    charge: ({ key, paymentId, amount, token, returnUrl }) =>
      post('/v1/charges', key, {
        ...amount,
        reference: paymentId,
        returnUrl,
        ...(token !== null && { token }),
      }),
    capture: ({ key, ref, amount: { amount } }) => post(partOf(ref, 'captures'), key, { amount }),
    refund: ({ key, ref, amount: { amount } }) => post(partOf(ref, 'refunds'), key, { amount }),
    void: ({ key, ref }) => post(partOf(ref, 'voids'), key, {}),
    renew: ({ key, ref }) => post(partOf(ref, 'renewals'), key, {}),
    async read(ref) {
      const { status, body } = await get(`/v1/charges/${encodeURIComponent(ref)}`)
      return status === 200 ? readBankCharge(body as BankCharge) : absent(status, body)
    },
    async find({ key }) {
      const { status, body } = await get(`/v1/operations/${encodeURIComponent(key)}`)
      if (status !== 200) return absent(status, body)
      const { charge, refusal } = body as { charge: BankCharge | null; refusal: Refusal | null }
      return charge ? { charge: readBankCharge(charge) } : { refusal: { ...refusal!, retry: false } }
    },
    list: range => listCharges(get, range),
    readWebhook: async (body, signature, now) =>
      isSigned(webhookSecrets, body, signature, now) ? hintOf(body) : undefined,
  }
}

const methodsAt = (origin: string): Method[] => [
  { kind: 'token', fieldsUrl: `${origin}/fields`, origin },
  { kind: 'redirect', origin },
]

type Refusal = { readonly code: string; readonly detail: string }
const isNo = new Set([400, 402, 409, 422])
const ourFault = new Set(['key_reused', 'key_missing'])

/**
 * What came from the buyer (a token, an address to return to) is refused with 400, what the bank will not do with 402, 409
 * and 422; any other refusal is a mistake of ours and must be seen.
 */
function answerOf({ status, body }: JsonAnswer): Answer {
  if (status === 200 || status === 201) return { charge: readBankCharge(body as BankCharge) }
  const { error } = body as { error: Refusal }
  if (!isNo.has(status) || ourFault.has(error.code)) throw mistake(status, body)
  return { refusal: { ...error, retry: status === 422 } }
}

const mistake = (status: number, body: unknown) =>
  new Error(`the test bank answered ${status}: ${JSON.stringify(body)}`)

function absent(status: number, body: unknown): undefined {
  if (status !== 404) throw mistake(status, body)
}

async function* listCharges(
  get: (path: string) => Promise<JsonAnswer>,
  { from, until }: { readonly from: string; readonly until: string },
): AsyncIterable<Charge> {
  for (let after: string | null = ''; after !== null; ) {
    const { status, body } = await get(`/v1/charges?${new URLSearchParams({ from, until, after })}`)
    if (status !== 200) throw mistake(status, body)
    const page = body as { items: BankCharge[]; next: string | null }
    yield* page.items.map(readBankCharge)
    after = page.next
  }
}

function hintOf(body: Buffer): Hint {
  const { id, type, data } = JSON.parse(body.toString('utf8')) as {
    id: string
    type: string
    data: { id: string; reference: string; version: number }
  }
  return { eventId: id, type, ref: data.id, paymentId: data.reference, version: data.version }
}
