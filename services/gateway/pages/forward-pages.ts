import fastifyReplyFrom from '@fastify/reply-from'
import { isPlatformError, type PlatformError } from '@stoa/kernel/errors'
import type { ServiceIdentity } from '@stoa/platform/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Gateway } from '../gateway.ts'
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
const secretsOfVisitors = ['cookie', 'authorization', 'x-actor', 'x-forwarded-for', 'x-real-ip']

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
      if (request.url === prefix || request.url.startsWith(`${prefix}/`)) return reply.callNotFound()
      const known = await gateway.whoVisits(request.raw).catch(unlessAway)
      if (known instanceof Error) return sendAway(request, reply, known)
      const { actor } = known
      return reply.from(request.url, {
        rewriteRequestHeaders: (_request, headers) => ({
          ...without(headers, secretsOfVisitors),
          ...displayOf(headers.cookie),
          authorization: `Bearer ${identity.tokenFor(upstream.service)}`,
          'x-actor': identity.signActor(actor),
          'x-forwarded-for': gateway.addressOf(request.raw),
          'x-forwarded-host': request.headers.host ?? '',
          'x-request-id': request.id,
        }),
        onError: (_failed, { error }) => void sendAway(request, reply, error),
      })
    }
    for (const url of under === undefined ? ['/*'] : [under, `${under}/*`])
      scope.route({ method: ['GET', 'HEAD', 'POST'], url, handler: forward })
  })
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
