import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { type Result, unwrap } from '@stoa/kernel/result'
import { openIdentity, password } from '../testing/open-identity.ts'

const shop = await openIdentity({ after })
const member = await shop.hire('grace@example.com', ['support'])
const second = await shop.hire('joan@example.com', ['support'])
const officer = { kind: 'staff', id: member, permissions: ['*'] } as const
const as = (id = member, ifMatch?: number) => shop.call({ ...officer, id }, { ifMatch })
const ada = await shop.register('ada@example.com')
const key = unwrap(await shop.api.createApiKey({ name: 'Feed', permissions: ['catalog.read'] }, as()))
const { sessionId } = unwrap(await shop.signInStaff('grace@example.com'))
const joan = unwrap(await shop.api.getStaff({ id: second }, as()))
const customer = unwrap(await shop.api.getCustomerDetails({ id: ada.id }, as()))
const seed = unwrap(await shop.api.beginTwoStep({}, as(second))).secret

/** One success of everything that staff can change here. */
const writes: Readonly<Record<string, readonly [input: object, call: Call]>> = {
  createApiKey: [{ name: 'Export', permissions: ['orders.read'] }, as()],
  revokeApiKey: [{ id: key.id }, as()],
  inviteStaff: [{ email: 'new@example.com', name: 'New', roles: ['support'] }, as()],
  updateStaff: [{ id: second, roles: ['support', 'warehouse'] }, as(member, joan.version)],
  updateCustomer: [{ id: ada.id, group: 'trade' }, as(member, customer.version)],
  revokeMyStaffSession: [{ id: sessionId }, as()],
  beginTwoStep: [{}, as()],
  confirmTwoStep: [{ code: shop.code(seed) }, as(second)],
  changeStaffPassword: [{ current: password, password: 'another good password' }, as()],
  eraseCustomer: [{ id: ada.id }, as()],
}

const named = Object.entries(identityContract.methods as Record<string, MethodDefinition>)
  .filter(([, { http, visibility }]) => visibility === 'public' && !http.startsWith('GET'))
  .filter(([, { actors }]) => actors.includes('staff') && !actors.includes('anonymous'))
  .map(([name]) => name)

describe('the audit log', () => {
  it('is tried with every method by which staff change something', () => {
    assert.deepEqual(Object.keys(writes).sort(), named.sort())
  })

  for (const [name, [input, call]] of Object.entries(writes))
    it(`has one row more after ${name}, of who did it, without a secret or a name`, async () => {
      const rows = async () => unwrap(await shop.api.listIdentityAudit({ limit: 100 }, as())).items
      const before = await rows()
      const method = shop.api[name as keyof typeof shop.api] as unknown as (
        input: object,
        call: Call,
      ) => Promise<Result<unknown, { code: string }>>
      unwrap(await method(input, call))
      const added = (await rows()).slice(0, -before.length)
      assert.equal(added.length, 1)
      assert.equal(added[0]!.actor, `staff:${'id' in call.actor && call.actor.id}`)
      assert.doesNotMatch(JSON.stringify(added[0]), /@|password"|stoa_|Grace|New/)
    })
})
