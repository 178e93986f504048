import type { cartContract } from '@stoa/contracts/cart'
import type { identityContract } from '@stoa/contracts/identity'
import type { ordersContract } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'

export const right = { email: 'ada@example.com', password: 'correct horse battery' }
export const orderId = 'ord_00000000000000000000000001'
export const orderToken = 'lnk_00000000000000000000000001.a-mark'
export const adminToken = 'tok_00000000000000000000000001.a-mark'
const expiresAt = '2027-01-01T00:00:00.000Z'
const wrong = fail({ code: 'invalid_credentials' as const, detail: 'Check them' })

type Identity = Partial<Api<typeof identityContract>>

/** Who stands behind a gateway in tests: one customer, one order, one member of staff, and a note of what was asked. */
export function fakeHouse({ cartIsAway = false } = {}) {
  const asked: { readonly method: string; readonly input: object; readonly actor: Call['actor'] }[] = []
  const note = (method: string, input: object, { actor }: Call) => asked.push({ method, input, actor })
  const accounts = new Map<string, string>([[right.email, right.password]])
  const sessions = new Set<string>()
  let tries = 0
  const identity: Identity = {
    async openCustomerSession(input, call) {
      note('openCustomerSession', input, call)
      if (tries >= 10) throw new PlatformError('too_many_requests', { retryAfterSeconds: 60 })
      if (accounts.get(input.email) !== input.password) {
        tries++
        return wrong
      }
      const secret = `stoa_s_${sessions.size}`
      sessions.add(secret)
      const actor = { kind: 'customer' as const, id: 'cus_ada', emailVerified: true }
      return ok({ sessionId: 'ses_1', secret, actor, expiresAt })
    },
    async registerCustomer(input, call) {
      note('registerCustomer', input, call)
      if (input.password.length < 10) return fail({ code: 'password_weak', detail: 'Too short' })
      if (!accounts.has(input.email)) accounts.set(input.email, input.password)
      return ok({ status: 'accepted' })
    },
    async openGuestSession(input, call) {
      note('openGuestSession', input, call)
      return ok({ guestId: 'gst_new', secret: 'stoa_g_gst_new', expiresAt })
    },
    async openLinkSession(input, call) {
      note('openLinkSession', input, call)
      if (input.token !== adminToken) return fail({ code: 'token_invalid', detail: 'It is used' })
      const actor = { kind: 'staff' as const, id: 'stf_owner', permissions: ['*'] }
      return ok({ sessionId: 'ses_2', secret: 'stoa_s_staff', actor, expiresAt })
    },
    async resolveSession({ token }) {
      const guest = /^stoa_g_(.+)$/.exec(token)?.[1]
      if (guest) return ok({ actor: { kind: 'guest', id: guest }, expiresAt })
      if (!sessions.has(token)) return fail({ code: 'session_ended', detail: 'Sign in again' })
      return ok({ actor: { kind: 'customer', id: 'cus_ada', emailVerified: true }, expiresAt })
    },
    async getKeySet() {
      return ok({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', kid: 'sig_1', alg: 'EdDSA', use: 'sig' }] })
    },
    async closeSession({ secret }) {
      sessions.delete(secret)
      return ok(null)
    },
  }
  const cart: Pick<Api<typeof cartContract>, 'mergeGuestCart'> = {
    async mergeGuestCart(input, call) {
      note('mergeGuestCart', input, call)
      if (cartIsAway) throw new PlatformError('unavailable')
      return ok({ cartId: null })
    },
  }
  const orders: Pick<Api<typeof ordersContract>, 'openOrderLink'> = {
    async openOrderLink({ token }, call) {
      note('openOrderLink', {}, call)
      return token === orderToken ? ok({ orderId }) : fail({ code: 'link_invalid', detail: 'It is used' })
    },
  }
  return {
    // What a test does not give is not asked for: it would be a TypeError with the method's name.
    ...{ identity: identity as Api<typeof identityContract>, cart, orders },
    asked: (method: string) => asked.filter(each => each.method === method),
  }
}
