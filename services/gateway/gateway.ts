import type { cartContract } from '@stoa/contracts/cart'
import { gatewayContract } from '@stoa/contracts/gateway'
import type { identityContract } from '@stoa/contracts/identity'
import type { ordersContract } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { newCall } from '@stoa/platform/contract'
import type { Authenticate, Served } from '@stoa/platform/http'
import type { Log } from '@stoa/platform/telemetry'
import type { FastifyInstance } from 'fastify'
import { type ClientAddress, clientAddress } from './address/client-address.ts'
import { allDeadLetters } from './all-dead-letters.ts'
import type { GatewayConfig } from './config.ts'
import { cookies } from './credentials/cookies.ts'
import { revocations } from './credentials/revocations.ts'
import { originCheck } from './credentials/same-origin.ts'
import { type Known, whoIsIt } from './credentials/who-is-it.ts'
import { type Entrance, useEntrance } from './entrance.ts'
import { authForms } from './forms/auth-forms.ts'
import { signInPage } from './forms/auth-page.ts'
import { linkRoutes } from './forms/link-routes.ts'
import { limitRequests } from './limits/limit-requests.ts'
import type { Limiter } from './limits/limiter.ts'
import { type Neighbour, neighboursHealth } from './neighbours-health.ts'
import { referenceRoutes } from './reference.ts'
import { routedPath } from './routed-path.ts'
import { browserSessions } from './sessions/browser-sessions.ts'
import { mergeCart } from './sessions/merge-cart.ts'
import { providerRoutes } from './sessions/provider-routes.ts'
import { staffSessions } from './sessions/staff-sessions.ts'
import { tokenSessions } from './sessions/token-sessions.ts'
import { visits as createVisits } from './sessions/visit.ts'
import { providerWebhooks } from './webhooks/provider-webhooks.ts'
import { wellKnownRoutes } from './well-known.ts'

export type GatewayDeps = {
  readonly config: GatewayConfig
  readonly clock: Clock
  readonly log: Log
  readonly identity: Api<identityApi>
  readonly cart: Pick<Api<typeof cartContract>, 'mergeGuestCart'>
  readonly orders: Pick<Api<typeof ordersContract>, 'openOrderLink'>
  readonly limiter: Limiter
  /** Everything with public methods; what is internal of it is not mounted. */
  readonly services: readonly Served[]
  readonly neighbours: readonly Neighbour[]
  /** Where contracts' paths begin on this origin. */
  readonly prefix: string
}
type identityApi = typeof identityContract

/** What a main mounts on its public listener. Nothing is asked of anybody before `start`. */
export type Gateway = {
  readonly served: readonly Served[]
  readonly authenticate: Authenticate
  /** Whom a page is rendered for. */
  whoVisits(request: Parameters<Authenticate>[0]): Promise<Known>
  /** Where a visitor comes from, as far as our own proxies can be believed. */
  readonly addressOf: ClientAddress
  extend(app: FastifyInstance): void
  /** Watches for sessions and keys that end. */
  start(): { stop(): Promise<void> }
}

const beatMs = 2_000

export function createGateway(deps: GatewayDeps): Gateway {
  const { config, clock, log, identity, prefix } = deps
  const call = (requestId?: string): Call =>
    newCall({ actor: { kind: 'anonymous' }, clock, ...(requestId && { requestId }) })
  const jar = cookies(config.publicUrl)
  const origin = originCheck(
    [config.publicUrl, config.adminUrl].flatMap(url => (url ? [new URL(url).origin] : [])),
  )
  const ended = revocations({ list: since => revocationsOf(identity, since, call()), clock })
  const isApi = (url: string) => `${routedPath(url)}/`.startsWith(`${prefix}/`)
  const isStaffPath = (url: string) => {
    const path = routedPath(url)
    return path.startsWith(`${prefix}/v1/admin/`) || /^\/(admin|auth\/admin-link)(?![^/])/.test(path)
  }
  const who = whoIsIt({
    ...{ identity, call, cookies: jar, origin, revocations: ended, isStaffPath, clock },
    ...{ issuer: config.issuer, trustMs: config.sessionTrustMs },
  })
  const addressOf = clientAddress(config.trustedProxies)
  const webhooks = providerWebhooks(prefix)
  const limits = limitRequests({ ...deps, address: addressOf, isWebhook: webhooks.isWebhook })
  const visits = createVisits()
  const guestOf = async () => guestIn(visits.current().cookie('guest'), identity, call())
  const sessions = { identity, who, visits, guestOf, mergeCart: mergeCart(deps) }
  const own: Served = {
    contract: gatewayContract,
    api: {
      ...{ ...browserSessions(sessions), ...staffSessions(sessions), ...tokenSessions(sessions) },
      ...allDeadLetters(deps.services),
    },
  }
  const served = [own, ...deps.services]
  const entrance: Entrance = {
    ...deps,
    served,
    limits,
    addressOf,
    visits,
    cookies: jar,
    origin,
    isStaffPath,
    isApi,
    webhooks,
    call,
  }
  return {
    served,
    authenticate: async request => (await authenticated(request)).actor,
    whoVisits: authenticated,
    addressOf,
    extend(app) {
      useEntrance(app, entrance)
      referenceRoutes(app, served, prefix)
      neighboursHealth(app, deps.neighbours, { clock })
      wellKnownRoutes(app, { identity, call })
      authForms(app, { ...sessions, call })
      linkRoutes(app, {
        ...sessions,
        call,
        orders: deps.orders,
        whoVisits: authenticated,
        adminPage: '/admin/',
      })
      providerRoutes(app, {
        ...{ ...sessions, call, clock, signInPage },
        origin: host => (config.publicUrl ? new URL(config.publicUrl).origin : `http://${host}`),
      })
    },
    start: () => watch(ended.refresh, log),
  }

  async function authenticated(request: Parameters<Authenticate>[0]): Promise<Known> {
    try {
      const known = await who.authenticate(request)
      limits.believe(request)
      return known
    } catch (error) {
      if (isPlatformError(error, 'unauthenticated')) await limits.countRefusal(request)
      throw error
    }
  }
}

async function guestIn(secret: string | undefined, identity: Api<identityApi>, call: Call) {
  if (secret === undefined) return undefined
  const known = await identity.resolveSession({ token: secret }, call)
  return known.ok && known.value.actor.kind === 'guest' ? known.value.actor.id : undefined
}

async function revocationsOf(identity: Api<identityApi>, since: string | undefined, call: Call) {
  const answer = await identity.listRevocations(since === undefined ? {} : { since }, call)
  if (!answer.ok) throw new Error('identity lists no revocations')
  return answer.value
}

/** While identity is away nothing new is known to have ended; what is kept is asked again when its time is over. */
function watch(refresh: () => Promise<void>, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const beat = () => {
    running = refresh().catch(error => log.warn({ err: error }, 'revocations are not known'))
  }
  beat()
  const timer = setInterval(beat, beatMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
