import assert from 'node:assert/strict'
import { it } from 'node:test'
import { services } from '@stoa/fleet/services'
import { type FuzzCase, fuzzCases, fuzzFailure } from '@stoa/platform/contract'
import { Pool } from 'undici'
import type { Shop } from '../topologies/shop.ts'

const clients = 8

/** Bad requests for every public route of the fleet; last, because some of what is odd is allowed and changes things. */
export function fuzzSuite(shop: Shop, { every = 1 } = {}): void {
  for (const { contract } of Object.values(services))
    it(`no bad request to ${contract.name} is a 5xx, and each is a problem that names its field`, async () => {
      const { origin } = new URL(shop.url)
      const pool = new Pool(origin, { connections: clients, pipelining: 1 })
      const cases = fuzzCases(contract, { prefix: '/api', as: 'key' }).filter(
        (_, index) => index % every === 0,
      )
      const failures = await sendAll(pool, cases, shop.apiKey)
      await pool.close()
      assert.deepEqual(failures, [])
      assert.ok(
        cases.some(({ refused }) => refused?.startsWith('/')),
        `${cases.length} cases`,
      )
    })
}

async function sendAll(pool: Pool, cases: readonly FuzzCase[], apiKey: string): Promise<string[]> {
  const failures: string[] = []
  const waiting = cases.values()
  const client = async () => {
    for (const each of waiting) {
      const failure = fuzzFailure(each, await send(pool, each, apiKey))
      if (failure) failures.push(failure)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return failures
}

async function send(pool: Pool, { verb, url, headers, body }: FuzzCase, apiKey: string) {
  const answer = await pool.request({
    method: verb as 'GET',
    path: url,
    headers: { ...headers, authorization: `Bearer ${apiKey}` },
    ...(body === undefined ? {} : { body }),
  })
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() }
}
