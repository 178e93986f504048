import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  type Intent,
  refundIntent,
  WireError,
} from './stripe-intents.ts'

type Stored = { readonly print: string; readonly status: number; readonly body: string }
type Cut = 'before' | 'after' | 'error'

/**
 * A server that keeps Stripe's wire format for what payments uses: form bodies, nested objects, lists, error objects,
 * Idempotency-Key (also refused for other parameters). It holds state, unlike Stripe's own mock.
 */
export async function startStripe(secretKey: string) {
  const intents = new Map<string, Intent>()
  const answers = new Map<string, Stored>()
  const trouble: Cut[] = []
  let base = ''

  const find = (id: string): Intent => {
    const intent = intents.get(id)
    if (intent) return intent
    const message = `No such payment_intent: '${id}'`
    throw new WireError(404, { type: 'invalid_request_error', code: 'resource_missing', message })
  }

  function handle(method: string, { pathname, searchParams }: URL, form: URLSearchParams): unknown {
    const [, , what, id, verb] = pathname.split('/')
    if (method === 'POST' && what === 'refunds') return refundIntent(find(form.get('payment_intent')!), form)
    if (what !== 'payment_intents')
      throw new WireError(404, { message: `Unrecognized request URL ${pathname}` })
    if (method === 'GET') return id ? find(id) : list(searchParams)
    if (!id) return keep(createIntent(form, `${base}/3ds`))
    const intent = find(id)
    if (verb === 'capture') captureIntent(intent, form)
    else cancelIntent(intent)
    return intent
  }

  function keep(intent: Intent): Intent {
    intents.set(intent.id, intent)
    if (!intent.last_payment_error) return intent
    const error = { type: 'card_error', ...intent.last_payment_error, payment_intent: intent }
    throw new WireError(402, error)
  }

  function list(query: URLSearchParams) {
    const from = Number(query.get('created[gte]') ?? 0)
    const until = Number(query.get('created[lt]') ?? Number.POSITIVE_INFINITY)
    const data = [...intents.values()].filter(({ created }) => created >= from && created < until)
    return { object: 'list', url: '/v1/payment_intents', has_more: false, data }
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString()
    const cut = request.method === 'POST' ? trouble.shift() : undefined
    if (cut === 'before') return void request.socket.destroy()
    const { status, body } = answerOnce(request, text)
    if (cut === 'after') return void request.socket.destroy()
    response.writeHead(cut === 'error' ? 500 : status, { 'content-type': 'application/json' })
    response.end(cut === 'error' ? JSON.stringify({ error: { type: 'api_error', message: 'Oops' } }) : body)
  }

  function answerOnce(request: IncomingMessage, text: string): Stored {
    const key = request.headers['idempotency-key'] as string | undefined
    const print = `${request.url} ${text}`
    const known = key === undefined ? undefined : answers.get(key)
    if (known && known.print !== print) {
      const error = {
        type: 'idempotency_error',
        message: 'Keys for idempotent requests can only be used with the same parameters',
      }
      return { print, status: 400, body: JSON.stringify({ error }) }
    }
    const answer = known ?? { print, ...answerNow(request, text) }
    if (key !== undefined) answers.set(key, answer)
    return answer
  }

  function answerNow({ method, url, headers }: IncomingMessage, text: string): Omit<Stored, 'print'> {
    try {
      if (headers.authorization !== `Bearer ${secretKey}`)
        throw new WireError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' })
      const result = handle(method!, new URL(url!, base), new URLSearchParams(text))
      return { status: 200, body: JSON.stringify(result) }
    } catch (error) {
      if (!(error instanceof WireError)) throw error
      return { status: error.status, body: JSON.stringify({ error: error.error }) }
    }
  }

  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: base,
    /** What happens to the next calls that change something. */
    trouble,
    intentsOf: (paymentId: string) =>
      [...intents.values()].filter(one => one.metadata.payment_id === paymentId),
    confirm: (id: string) => confirmIntent(find(id)),
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
