import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { countStatements } from '@stoa/platform/testing'
import { createIdentity } from './service.ts'
import { from, openIdentity, password } from './testing/open-identity.ts'

const shop = await openIdentity({ after })
const counted = countStatements(shop.db)
const { api } = createIdentity({ ...shop.options, db: counted.db })
const home = { name: 'Ada', line1: 'Market 1', city: 'Athens', country: 'GR' }
const staff: Actor = { kind: 'staff', id: 'stf_test', permissions: ['*'] }

const ada = await shop.register('a@example.com')
const others = [await shop.register('b@example.com'), await shop.register('c@example.com')]
for (let i = 0; i < 3; i++) unwrap(await shop.api.createAddress(home, shop.call(ada)))
const { secret } = unwrap(await shop.signIn('a@example.com'))
const { refreshToken } = unwrap(await shop.signIn('a@example.com', { transport: 'token' }))
const { key } = unwrap(
  await shop.api.createApiKey({ name: 'x', permissions: ['catalog.read'] }, shop.call(staff)),
)
for (let i = 0; i < 3; i++) unwrap(await shop.api.requestExport({}, shop.call(ada)))

const inside = () => shop.gateway()
const credentials = { ...from, email: 'a@example.com', password }

/** Pinned: more statements than this is a question that a review has to answer. */
const costs: Readonly<Record<string, readonly [number, () => Promise<{ readonly ok: boolean }>]>> = {
  resolveSession: [1, () => api.resolveSession({ token: secret! }, inside())],
  resolveKey: [1, () => api.resolveKey({ key }, inside())],
  openGuestSession: [0, () => api.openGuestSession({}, inside())],
  listRevocations: [2, () => api.listRevocations({}, inside())],
  openCustomerSession: [8, () => api.openCustomerSession({ ...credentials, transport: 'cookie' }, inside())],
  refreshSession: [4, () => api.refreshSession({ refreshToken: refreshToken! }, inside())],
  getCustomer: [1, () => api.getCustomer({ id: ada.id }, inside())],
  getManyCustomers: [1, () => api.getManyCustomers({ ids: [ada, ...others].map(({ id }) => id) }, inside())],
  getProfile: [1, () => api.getProfile({}, shop.call(ada))],
  listAddresses: [1, () => api.listAddresses({}, shop.call(ada))],
  listMySessions: [1, () => api.listMySessions({}, shop.call(ada))],
  listCustomers: [1, () => api.listCustomers({}, shop.call(staff))],
  getCustomerDetails: [2, () => api.getCustomerDetails({ id: ada.id }, shop.call(staff))],
  listStaff: [1, () => api.listStaff({}, shop.call(staff))],
  listApiKeys: [1, () => api.listApiKeys({}, shop.call(staff))],
  listPrivacyRequests: [1, () => api.listPrivacyRequests({}, shop.call(staff))],
  listIdentityAudit: [1, () => api.listIdentityAudit({}, shop.call(staff))],
}

describe('the statements of a call, however many rows there are', () => {
  for (const [name, [statements, run]] of Object.entries(costs))
    it(`${name}: ${statements}`, async () => {
      counted.taken()
      assert.equal((await run()).ok, true)
      assert.equal(counted.taken(), statements)
    })
})
