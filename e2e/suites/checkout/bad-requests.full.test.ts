import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import { type FuzzCase, fuzzCases, fuzzFailure } from '@stoa/platform/contract'
import { serve } from '@stoa/platform/http'
import { Pool } from 'undici'
import { openMarket } from './open-market.ts'

const market = await openMarket({ after })
const server = serve([market.desk], {
  edge: 'public',
  authenticate: () => ({ kind: 'key', id: 'fuzz', permissions: ['*'] }),
})
const { url } = await server.listen(0)
const pool = new Pool(new URL(url).origin, { connections: 4 })
market.database.beforeEnd(async () => {
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

it('a bad request to orders is never a 5xx, and the problem names its field', async () => {
  const cases = fuzzCases(ordersContract, { as: 'key' })
  const failures = await Promise.all(cases.map(failureOf))
  assert.deepEqual(failures.filter(Boolean).slice(0, 20), [])
  assert.ok(cases.length > 200, `only ${cases.length} cases`)
})
