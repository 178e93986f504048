import assert from 'node:assert/strict'
import { it } from 'node:test'
import { services } from '@stoa/fleet/services'
import { type FuzzCase, fuzzCases, fuzzFailure } from '@stoa/platform/contract'
import { Pool } from 'undici'
import type { Shop } from '../topologies/shop.ts'
import { signedIn } from './browser-of.ts'

const clients = 8

/** Bad requests for every public route of the fleet; last, because some of what is odd is allowed and changes things. */
export function fuzzSuite(shop: Shop, { every = 1 } = {}): void {
  for (const { contract } of Object.values(services))
    it(`no bad request to ${contract.name} is a 5xx, and each is a problem that names its field`, async () => {
      const failures = await sendSome(shop, fuzzCases(contract, { prefix: '/api', as: 'key' }), {
        authorization: `Bearer ${shop.apiKey}`,
      })
      assert.deepEqual(failures, [])
    })

  for (const name of ['cart', 'orders', 'payments'])
    it(`nor is one to ${name} from a customer, where only customers are let in`, async () => {
      const { contract } = services[name]!
      const isOurs = (method: string) => {
        const { actors } = contract.methods[method]!
        return actors.includes('customer') && !actors.includes('key')
      }
      const cases = fuzzCases(contract, { prefix: '/api', as: 'customer' })
      const own = cases.filter(each => isOurs(each.name.slice(name.length + 1, each.name.indexOf(':'))))
      const cookie = (await signedIn(shop, `${name}-fuzz@example.com`)).lastCookie().split(';')[0]!
      const failures = await sendSome(shop, own, { cookie, 'sec-fetch-site': 'same-origin' })
      assert.deepEqual(failures, [])
    })

  async function sendSome(to: Shop, cases: readonly FuzzCase[], headers: Record<string, string>) {
    const some = cases.filter((_, index) => index % every === 0)
    const pool = new Pool(new URL(to.url).origin, { connections: clients, pipelining: 1 })
    const failures = await sendAll(pool, some, headers)
    await pool.close()
    return failures
  }
}

async function sendAll(
  pool: Pool,
  cases: readonly FuzzCase[],
  who: Record<string, string>,
): Promise<string[]> {
  const failures: string[] = []
  const waiting = cases.values()
  const client = async () => {
    for (const each of waiting) {
      const failure = fuzzFailure(each, await send(pool, each, who))
      if (failure) failures.push(failure)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return failures
}

async function send(pool: Pool, { verb, url, headers, body }: FuzzCase, who: Record<string, string>) {
  const answer = await pool.request({
    method: verb as 'GET',
    path: url,
    headers: { ...headers, ...who },
    ...(body === undefined ? {} : { body }),
  })
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() }
}
