import { hash, timingSafeEqual } from 'node:crypto'
import type { Bank } from '../bank/bank.ts'
import { cardOf } from '../bank/card-of.ts'
import type { OperationKind } from '../bank/cards.ts'
import type { Charge } from '../bank/charge.ts'
import * as operate from '../bank/operate.ts'
import { Refusal } from '../bank/refusal.ts'
import { json } from './answer.ts'
import type { Faults } from './faults.ts'
import { readAmount, readReturnUrl, readText } from './read-fields.ts'
import { type Request, readJson } from './request.ts'
import { type Route, route } from './route.ts'
import { showCharge } from './show.ts'

export type ApiOptions = {
  readonly bank: Bank
  readonly faults: Faults
  readonly secretKey: string
  readonly origin: string
  readonly shopOrigins: readonly string[]
}

/** What the shop's payments service talks to. */
export function apiRoutes({ bank, faults, secretKey, origin, shopOrigins }: ApiOptions): Route[] {
  const show = (charge: Charge, status = 200) => json(status, showCharge(charge, origin))
  const guarded =
    (handle: Route['handle']): Route['handle'] =>
    request => {
      assertKey(request, secretKey)
      faults.assertOpen()
      return handle(request)
    }

  const change = (kind: OperationKind, work: typeof operate.captureCharge): Route['handle'] =>
    guarded(async request => {
      const [id] = request.params
      const fields = await readJson(request)
      const amount = kind === 'void' || kind === 'renew' ? 0 : readAmount(fields)
      const key = readKey(request)
      const card = cardOf(bank.find(id!).last4)
      const charge = await faults.around(key, kind, card, () =>
        bank.perform({ key, kind, print: printOf(kind, { id, amount }) }, () =>
          work(bank, key, bank.find(id!), amount),
        ),
      )
      return show(charge, 201)
    })

  return [
    route(
      'POST',
      '/v1/charges',
      guarded(async request => {
        const input = readCharge(await readJson(request), shopOrigins)
        const key = readKey(request)
        const card = input.token ? cardOf(bank.books.token(input.token)?.last4 ?? null) : undefined
        const charge = await faults.around(key, 'charge', card, () =>
          bank.perform({ key, kind: 'charge', print: printOf('charge', input) }, () =>
            operate.startCharge(bank, key, input),
          ),
        )
        return show(charge, 201)
      }),
    ),
    route('POST', '/v1/charges/:/captures', change('capture', operate.captureCharge)),
    route('POST', '/v1/charges/:/refunds', change('refund', operate.refundCharge)),
    route('POST', '/v1/charges/:/voids', change('void', operate.voidCharge)),
    route('POST', '/v1/charges/:/renewals', change('renew', operate.renewCharge)),
    route(
      'GET',
      '/v1/charges',
      guarded(request => json(200, listCharges(bank, origin, request))),
    ),
    route(
      'GET',
      '/v1/charges/:',
      guarded(({ params: [id] }) => show(bank.find(id!))),
    ),
    route(
      'GET',
      '/v1/operations/:',
      guarded(({ params: [key] }) => json(200, showOperation(bank, origin, key!))),
    ),
  ]
}

export function assertKey({ headers }: Request, key: string): void {
  const given = Buffer.from(headers.authorization?.replace(/^Bearer /, '') ?? '')
  const wanted = Buffer.from(key)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Refusal(401, 'unauthorised', 'The key in Authorization is not right')
}

function readKey({ headers }: Request): string {
  const key = headers['operation-key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Refusal(400, 'key_missing', 'An Operation-Key header is needed: the same key never acts twice')
  return key
}

const printOf = (kind: string, request: unknown): string =>
  hash('sha256', `${kind}${JSON.stringify(request)}`, 'base64url')

const readCharge = (fields: Record<string, unknown>, origins: readonly string[]): operate.ChargeInput => ({
  amount: readAmount(fields),
  currency: readText(fields, 'currency', /^[A-Z]{3}$/),
  reference: readText(fields, 'reference', /^[\x21-\x7e]{1,255}$/),
  returnUrl: readReturnUrl(fields, origins),
  ...(fields.token === undefined ? {} : { token: readText(fields, 'token', /^tok_\w{1,100}$/) }),
})

function listCharges(bank: Bank, origin: string, { query }: Request) {
  const [from, until, after] = ['from', 'until', 'after'].map(name => query.get(name) ?? '')
  const limit = Math.min(Number(query.get('limit')) || 100, 1000)
  const all = bank.books
    .charges()
    .filter(({ createdAt }) => createdAt >= from! && (until === '' || createdAt < until!))
    .map(({ id }) => bank.find(id))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter(charge => keyOf(charge) > after!)
  const items = all.slice(0, limit)
  return {
    items: items.map(charge => showCharge(charge, origin)),
    next: all.length > limit ? keyOf(items.at(-1)!) : null,
  }
}

const keyOf = ({ createdAt, id }: Charge): string => `${createdAt} ${id}`

function showOperation(bank: Bank, origin: string, key: string) {
  const operation = bank.books.operation(key)
  if (!operation) throw new Refusal(404, 'unknown_operation', 'No operation with this key has arrived')
  const { kind, refusal, chargeId } = operation
  return { key, kind, refusal, charge: refusal ? null : showCharge(bank.find(chargeId), origin) }
}
