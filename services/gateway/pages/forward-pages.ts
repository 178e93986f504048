import fastifyReplyFrom from '@fastify/reply-from'
import { isPlatformError, type PlatformError } from '@stoa/kernel/errors'
import type { ServiceIdentity } from '@stoa/platform/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Gateway } from '../gateway.ts'
import { routedPath } from '../routed-path.ts'
import { sendAway } from './send-away.ts'

export type ForwardPagesOptions = {
  readonly gateway: Pick<Gateway, 'whoVisits' | 'addressOf'>
  /** The process that renders pages, and how we show it who we are and for whom we ask. */
  readonly upstream: { readonly service: string; readonly url: string }
  readonly identity: ServiceIdentity
  /** What belongs to the API is not a page, also when it is unknown. */
  readonly prefix: string
  /** Only what is below it, like `/admin`; everything without it. */
  readonly under?: string
}

/** How a page shall look; who looks at it stays here. */
const ofDisplay = ['lang', 'currency', 'theme']
/** As much as the pages take. */
const mostFormBytes = 65_536
const secretsOfVisitors = ['cookie', 'authorization', 'x-actor']
/** What only a proxy of ours may say of a visitor. */
const claimsOfVisitors = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
]
/** Between two ends of a connection, and no further. */
const ofThisHop = [
  ...['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'te', 'trailer', 'upgrade'],
  ...['expect', 'http2-settings', 'proxy-authorization'],
]
const kept = [...secretsOfVisitors, ...claimsOfVisitors, ...ofThisHop]

/** Everything that is no method is a page of the web application behind this listener. */
export function forwardPages(app: FastifyInstance, options: ForwardPagesOptions): void {
  const { gateway, identity, prefix, upstream, under } = options
  app.register(async scope => {
    await scope.register(fastifyReplyFrom, {
      base: upstream.url,
      undici: { connections: 128, pipelining: 1, keepAliveTimeout: 10_000 },
    })
    // Forms travel as they are. What people send is held first: a stream that finds nobody ends their connection too.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: mostFormBytes },
      (_request, body, done) => done(null, body),
    )
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const forward = async (request: FastifyRequest, reply: FastifyReply) => {
      const path = pathOfPage(request.url)
      if (path === undefined || `${path}/`.startsWith(`${prefix}/`)) return reply.callNotFound()
      const known = await gateway.whoVisits(request.raw).catch(unlessAway)
      if (known instanceof Error) return sendAway(request, reply, known)
      const { actor } = known
      // What stands in the query is the business of the page, and goes with it as it is.
      return reply.from(path, {
        rewriteRequestHeaders: (_request, headers) => ({
          ...without(headers, kept),
          ...displayOf(headers.cookie),
          authorization: `Bearer ${identity.tokenFor(upstream.service)}`,
          'x-actor': identity.signActor(actor),
          'x-forwarded-for': gateway.addressOf(request.raw),
          'x-forwarded-host': request.headers.host ?? '',
          'x-request-id': request.id,
        }),
        rewriteHeaders: headers => without(headers, ofThisHop),
        onError: (_failed, { error }) => void sendAway(request, reply, error),
      })
    }
    for (const url of under === undefined ? ['/*'] : [under, `${under}/*`])
      scope.route({ method: ['GET', 'HEAD', 'POST'], url, handler: forward })
  })
}

/** None where a path climbs, or names another host: no page of ours is there. */
function pathOfPage(url: string): string | undefined {
  const path = url.split('?', 1)[0]!
  const climbs = /\/\.\.|\.\.\/|\\/.test(routedPath(path))
  return path.startsWith('/') && !climbs ? path : undefined
}

/** Who says who somebody is may be away as well; whoever is refused is told so. */
function unlessAway(error: unknown): PlatformError {
  if (isPlatformError(error) && error.status > 500) return error
  throw error
}

const without = <T extends object>(headers: T, names: readonly string[]): T =>
  // The same headers but for those names.
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) as T

function displayOf(cookies: string | string[] | undefined): { cookie?: string } {
  const pairs = String(cookies ?? '').split('; ')
  const kept = pairs.filter(pair => ofDisplay.includes(pair.slice(0, pair.indexOf('='))))
  return kept.length > 0 ? { cookie: kept.join('; ') } : {}
}
