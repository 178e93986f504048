import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import fastifyCors from '@fastify/cors'
import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { Served } from '@stoa/platform/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ClientAddress } from './address/client-address.ts'
import type { GatewayConfig } from './config.ts'
import type { Cookies } from './credentials/cookies.ts'
import { isUnsafe, type OriginCheck } from './credentials/same-origin.ts'
import type { Identity } from './credentials/who-is-it.ts'
import type { LimitRequests } from './limits/limit-requests.ts'
import { routedPath } from './routed-path.ts'
import { guestEntrance } from './sessions/guest-entrance.ts'
import { type Visits, visitOf } from './sessions/visit.ts'
import { standingHeaders } from './standing-headers.ts'
import type { ProviderWebhooks } from './webhooks/provider-webhooks.ts'

export type Entrance = {
  readonly config: GatewayConfig
  readonly clock: { now(): number }
  readonly identity: Identity
  readonly served: readonly Served[]
  readonly prefix: string
  readonly limits: LimitRequests
  readonly addressOf: ClientAddress
  readonly visits: Visits
  readonly cookies: Cookies
  readonly origin: OriginCheck
  readonly isStaffPath: (url: string) => boolean
  /** What is not the API is a page, and what changes something there is a form. */
  readonly isApi: (url: string) => boolean
  readonly webhooks: ProviderWebhooks
  readonly call: () => Call
}

const exposed = [
  'ETag',
  'Retry-After',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'X-Request-Id',
  'Idempotent-Replayed',
]
/** The redirects of signing in elsewhere are the only reads that set cookies. */
const signInPath = '/auth/'
const uncounted = /^\/(livez|readyz|health(\/.*)?|metrics|assets\/.*|media\/.*|admin\/assets\/.*)$/

/** What every request passes before it reaches a method or a page. */
export function useEntrance(app: FastifyInstance, entrance: Entrance): void {
  const { addressOf, config, clock, cookies, isApi, limits, origin, visits, webhooks } = entrance
  const headers = standingHeaders(config)
  const assertHost = hostOfStaff(entrance)
  const enterGuest = guestEntrance(entrance)

  // Reading a page or a list passes here without a promise and without a visit: that is most of what a shop does.
  app.addHook('onRequest', (request, reply, done) => {
    for (const name in headers) reply.raw.setHeader(name, headers[name]!)
    assertHost(request)
    webhooks.adopt(request.raw)
    done()
  })
  // An address that cannot be read passes no hook.
  app.server.prependListener('request', ({ url }, response) => {
    if (url?.includes('%')) for (const name in headers) response.setHeader(name, headers[name]!)
  })
  // Before anything is refused: a script elsewhere is to read why.
  if (config.corsOrigins.length > 0) shareWith(app, config.corsOrigins)
  app.addHook('onRequest', (request, reply, done) => {
    if (uncounted.test(routedPath(request.url))) return done()
    const counting = limits.count(request.raw, reply)
    if (counting) counting.then(() => done(), done)
    else done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (!isUnsafe(request.raw) && !routedPath(request.url).startsWith(signInPath)) return done()
    // Signing a visitor in as somebody else is a forgery too, so forms need no cookie to be asked where they are from.
    if (isUnsafe(request.raw) && !isApi(request.url)) origin.assertOurs(request.raw)
    const from = { request, reply, address: addressOf(request.raw), cookies, now: clock.now() }
    const visit = visitOf(from)
    visits.during(visit, () => void enterGuest(request, visit).then(() => done(), done))
  })
  compress(app)
}

/** Where staff have a host of their own, the shop's host knows nothing of the administration. */
function hostOfStaff({ config, isStaffPath }: Entrance): (request: FastifyRequest) => void {
  const { adminUrl } = config
  if (adminUrl === undefined) return () => {}
  const { host } = new URL(adminUrl)
  return request => {
    if (isStaffPath(request.url) && request.headers.host !== host) throw new PlatformError('not_found')
  }
}

/**
 * Both plugins watch routes being added, and the kit adds its routes right away: registered, they would come too
 * late to see them, so they are called.
 */
const loaded = (error?: Error): void => {
  if (error) throw error
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
function shareWith(app: FastifyInstance, origins: readonly string[]): void {
  const options = { origin: [...origins], methods, credentials: false, exposedHeaders: exposed, maxAge: 600 }
  fastifyCors(app, options, loaded)
}

/** The default level of Brotli is made for files that are compressed once. Bodies may come compressed as well. */
function compress(app: FastifyInstance): void {
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
  const refusals = { onUnsupportedRequestEncoding: unknownEncoding, onInvalidRequestPayload: notEncodedSo }
  fastifyCompress(app, { encodings: ['br', 'gzip'], threshold: 1_024, brotliOptions, ...refusals }, loaded)
}

const unknownEncoding = () =>
  new PlatformError('unsupported_media_type', { detail: 'Content-Encoding may be gzip, br or deflate' })
const notEncodedSo = (encoding: string) =>
  new PlatformError('malformed_request', {
    detail: `The body is not what Content-Encoding says: ${encoding}`,
  })
