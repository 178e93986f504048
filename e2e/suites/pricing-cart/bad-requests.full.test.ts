import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { cartContract } from '@stoa/contracts/cart'
import { pricingContract } from '@stoa/contracts/pricing'
import { type FuzzCase, fuzzCases, fuzzFailure } from '@stoa/platform/contract'
import { serve } from '@stoa/platform/http'
import { Pool } from 'undici'
import { openServices } from './open-services.ts'

const shop = await openServices({ after })
const server = serve([shop.prices, shop.carts], {
  edge: 'public',
  authenticate: () => ({ kind: 'key', id: 'fuzz', permissions: ['*'] }),
})
const { url } = await server.listen(0)
const pool = new Pool(new URL(url).origin, { connections: 4 })
shop.database.beforeEnd(async () => {
  await pool.close()
  await server.close()
})

async function failureOf(sent: FuzzCase): Promise<string | undefined> {
  const { verb, url: path, headers, body } = sent
  const answer = await pool.request({
    ...{ method: verb as 'GET', path, headers: { ...headers, authorization: 'Bearer x' } },
    ...(body === undefined ? {} : { body }),
  })
  return fuzzFailure(sent, {
    status: answer.statusCode,
    headers: answer.headers,
    text: await answer.body.text(),
  })
}

describe('a bad request is never a 5xx, and the problem names its field', () => {
  for (const contract of [pricingContract, cartContract])
    it(`of ${contract.name}`, async () => {
      const cases = fuzzCases(contract, { as: 'key' })
      const failures = await Promise.all(cases.map(failureOf))
      assert.deepEqual(failures.filter(Boolean).slice(0, 20), [])
      assert.ok(cases.length > 200, `only ${cases.length} cases`)
    })
})
