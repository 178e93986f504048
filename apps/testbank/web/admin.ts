import type { Bank } from '../bank/bank.ts'
import type { OperationKind } from '../bank/cards.ts'
import { findCard } from '../bank/cards.ts'
import type { Charge } from '../bank/charge.ts'
import { Refusal } from '../bank/refusal.ts'
import { keepToken } from '../bank/tokenise.ts'
import type { Courier } from '../webhooks/courier.ts'
import { json } from './answer.ts'
import { assertKey } from './api.ts'
import type { Faults } from './faults.ts'
import { readAmount, readText } from './read-fields.ts'
import { readJson } from './request.ts'
import { type Route, route } from './route.ts'

type AdminOptions = {
  readonly bank: Bank
  readonly faults: Faults
  readonly courier: Courier
  readonly adminKey: string
}

/** For tests: what no bank would offer. There is no such route without a key. */
export function adminRoutes({ bank, faults, courier, adminKey }: AdminOptions): Route[] {
  const admin = (method: Route['method'], path: string, handle: Route['handle']) =>
    route(method, `/admin/${path}`, request => {
      assertKey(request, adminKey)
      return handle(request)
    })
  return [
    admin('GET', 'charges', () =>
      json(200, { charges: bank.books.charges(), operations: bank.books.operations() }),
    ),
    /** Plants a charge as it stands, without a word to the shop: the bank and the shop now differ. */
    admin('POST', 'charges', async request => {
      // A test's own object: it came from GET a moment ago.
      bank.books.write({ charge: (await readJson(request)) as unknown as Charge })
      return json(200, {})
    }),
    admin('POST', 'tokens', async request => {
      const card = findCard(readText(await readJson(request), 'number'))
      if (!card) throw new Refusal(422, 'unknown_card', 'This is not one of the test cards')
      return json(201, { token: keepToken(bank, card).id })
    }),
    admin('POST', 'faults', async request => {
      const fields = await readJson(request)
      faults.order({
        at: readText(fields, 'at', /^(charge|capture|void|refund|renew)$/) as OperationKind,
        when: readText(fields, 'when', /^(before|after)$/) as 'before' | 'after',
        times: readAmount(fields, 'times'),
      })
      return json(200, {})
    }),
    admin('POST', 'outage', async request => {
      faults.setOutage((await readJson(request)).on === true)
      return json(200, {})
    }),
    admin('POST', 'webhooks/flush', async () => {
      await courier.flush()
      return json(200, { deliveries: courier.deliveries() })
    }),
    admin('GET', 'memory', () => json(200, process.memoryUsage())),
    admin('POST', 'reset', () => {
      bank.books.forget()
      faults.reset()
      return json(200, {})
    }),
  ]
}
