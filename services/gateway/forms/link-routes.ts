import type { ordersContract } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Identity, Known } from '../credentials/who-is-it.ts'
import type { SessionDeps } from '../sessions/deps.ts'
import { enterStaff } from '../sessions/staff-sessions.ts'
import { refuse, refuseThrown, signInPage } from './auth-page.ts'
import { formOf, useForms } from './read-form.ts'

export type LinkRoutesOptions = SessionDeps & {
  readonly call: (requestId: string) => Call
  readonly identity: Pick<Identity, 'openGuestSession'>
  readonly orders: Pick<Api<typeof ordersContract>, 'openOrderLink'>
  readonly whoVisits: (request: FastifyRequest['raw']) => Promise<Known>
  /** Where the administration is. */
  readonly adminPage: string
}

type Swap = (token: string, request: FastifyRequest) => Promise<{ readonly to: string } | { problem: string }>

/**
 * Links of messages: their secret is swapped for a cookie, once, and is gone from the address bar. Like the way back
 * from a provider they are reads that set cookies; a browser that only looks ahead opens none.
 */
export function linkRoutes(app: FastifyInstance, options: LinkRoutesOptions): void {
  const open = (page: string, swap: Swap) => async (request: FastifyRequest, reply: FastifyReply) => {
    const isForm = request.method === 'POST'
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    if (!isForm && looksAhead(request)) return reply.code(204).send()
    const token = isForm ? formOf(request).token : options.visits.current().url.searchParams.get('token')
    if (!token || token.length < 20 || token.length > 400)
      return refuse(reply, { page, problem: 'link_invalid' })
    try {
      const swapped = await swap(token, request)
      if ('problem' in swapped) return refuse(reply, { page, ...swapped })
      return reply.redirect(swapped.to, 303)
    } catch (error) {
      return refuseThrown(reply, error, { page })
    }
  }
  app.register(async scope => {
    useForms(scope)
    const links = {
      '/auth/order-link': open(signInPage, orderLink(options)),
      '/auth/admin-link': open(options.adminPage, adminLink(options)),
    }
    for (const [url, handler] of Object.entries(links)) {
      scope.get(url, { exposeHeadRoute: false }, handler)
      scope.post(url, handler)
    }
  })
}

const looksAhead = ({ headers }: FastifyRequest): boolean =>
  /prefetch|preview/i.test(`${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''}`)

/** The order belongs to this visitor as well from now on: a guest's session is opened if there is none. */
const orderLink =
  (options: LinkRoutesOptions): Swap =>
  async (token, request) => {
    const { identity, orders, visits } = options
    const call = options.call(request.id)
    const { actor } = await options.whoVisits(request.raw)
    if (actor.kind === 'guest' || actor.kind === 'customer') {
      const opened = await orders.openOrderLink({ token }, { ...call, actor })
      return opened.ok ? { to: `/orders/${opened.value.orderId}` } : { problem: opened.error.code }
    }
    const guest = await identity.openGuestSession({}, call)
    if (!guest.ok) return { problem: 'unavailable' }
    const { guestId, secret, expiresAt } = guest.value
    const opened = await orders.openOrderLink({ token }, { ...call, actor: { kind: 'guest', id: guestId } })
    if (!opened.ok) return { problem: opened.error.code }
    visits.current().setCookie('guest', secret, expiresAt)
    return { to: `/orders/${opened.value.orderId}` }
  }

/** The one-time link that only who holds the machine or its database can have made. */
const adminLink =
  (options: LinkRoutesOptions): Swap =>
  async (token, request) => {
    const { address, device } = options.visits.current()
    const call = options.call(request.id)
    const opened = await options.identity.openLinkSession({ token, address, device }, call)
    if (!opened.ok) return { problem: opened.error.code }
    await enterStaff(options, opened.value, call)
    return { to: options.adminPage }
  }
