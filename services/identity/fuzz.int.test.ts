import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { identityContract } from '@stoa/contracts/identity'
import type { Actor } from '@stoa/kernel/call'
import type { Contract } from '@stoa/kernel/contract'
import { fuzzCases, fuzzFailure } from '@stoa/platform/contract'
import { serve } from '@stoa/platform/http'
import { openIdentity } from './testing/open-identity.ts'

const shop = await openIdentity({ after })
const ada = await shop.register('ada@example.com')
const grace = await shop.hire('grace@example.com', ['owner'])

const actors: Actor[] = [ada, { kind: 'staff', id: grace, permissions: ['*'] }]

/** What only somebody of this kind may do; everything else is tried with a key, over every service at once. */
function ownContract(kind: Actor['kind']) {
  const own = Object.entries(identityContract.methods as Contract['methods']).filter(
    ([, { actors }]) => actors.includes(kind) && !actors.includes('key'),
  )
  return { ...identityContract, methods: Object.fromEntries(own) }
}

for (const actor of actors)
  test(`no bad request of a ${actor.kind} is a 5xx, and each is a problem that names its field`, async () => {
    const { api } = shop.service
    const server = serve([{ contract: identityContract, api }], { edge: 'public', authenticate: () => actor })
    const cases = fuzzCases(ownContract(actor.kind), { as: actor.kind })
    const failures: string[] = []
    for (const { body, ...each } of cases) {
      const { verb, url, headers } = each
      const answer = await server.inject({
        method: verb as 'GET',
        url,
        headers: { ...headers, authorization: 'Bearer x' },
        ...(body === undefined ? {} : { payload: body }),
      })
      const told = { status: answer.statusCode, headers: answer.headers, text: answer.payload }
      const failure = fuzzFailure({ ...each, body }, told)
      if (failure) failures.push(failure)
    }
    await server.close()
    assert.deepEqual(failures, [])
    assert.ok(cases.length > 150, `${cases.length} cases`)
  })
