import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Clock } from '@stoa/kernel/clock'
import { PlatformError } from '@stoa/kernel/errors'
import { createLately } from '@stoa/platform/lately'
import type { FastifyReply } from 'fastify'
import type { ClientAddress } from '../address/client-address.ts'
import { networkOf } from '../address/network-of.ts'
import type { GatewayConfig } from '../config.ts'
import { isUnsafe } from '../credentials/same-origin.ts'
import type { Allowance, Limiter, Verdict } from './limiter.ts'

export type LimitRequests = {
  /** Counts the request and tells its sender where it stands; throws when it is one too many. */
  count(request: IncomingMessage, reply: FastifyReply): Promise<void> | void
  /** Its key or token holds: from now on it alone is counted, and not the network that it comes from. */
  believe(request: IncomingMessage): void
  /** A wrong key or token: who tries many is refused before they are looked at. */
  countRefusal(request: IncomingMessage): Promise<void>
}

type Options = {
  readonly limiter: Limiter
  readonly clock: Clock
  readonly config: GatewayConfig
  readonly address: ClientAddress
  /** Few addresses of a provider tell of every customer, so they are counted apart. */
  readonly isWebhook: (url: string | undefined) => boolean
}

const perMinute = (limit: number): Allowance => ({ limit, windowMs: 60_000 })
const fingerprint = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url').slice(0, 22)

const believedMs = 60_000

export function limitRequests({ limiter, clock, config, address, isWebhook }: Options): LimitRequests {
  const believed = createLately<true>({ clock, keepMs: believedMs, most: 10_000 })
  const [reads, writes] = [perMinute(config.readsPerMinute), perMinute(config.writesPerMinute)]
  const [keys, refusals] = [perMinute(config.callsPerKeyPerMinute), perMinute(config.refusalsPerMinute)]
  const webhooks = perMinute(config.webhooksPerMinute)
  const kindOf = (request: IncomingMessage) => {
    if (!isUnsafe(request)) return ['read', reads] as const
    return isWebhook(request.url) ? (['webhook', webhooks] as const) : (['write', writes] as const)
  }
  const refusalsOf = (request: IncomingMessage) => `refused ${networkOf(address(request))}`

  // Anybody can make up keys, and not every path looks at them: until one has held, its network is counted too.
  const countStranger = async (request: IncomingMessage) => {
    const before = await limiter.take(refusalsOf(request), refusals, 0)
    if (!before.allowed) throw tooMany(before)
    const [kind, allowance] = kindOf(request)
    const verdict = await limiter.take(`${kind} ${networkOf(address(request))}`, allowance)
    if (!verdict.allowed) throw tooMany(verdict)
  }
  const countBearer = async (request: IncomingMessage, reply: FastifyReply, bearer: string) => {
    const name = fingerprint(bearer)
    if (!believed.get(name)) await countStranger(request)
    tell(reply, keys, await limiter.take(`bearer ${name}`, keys))
  }
  return {
    count(request, reply) {
      const { authorization } = request.headers
      if (authorization !== undefined) return countBearer(request, reply, authorization)
      const [kind, allowance] = kindOf(request)
      const verdict = limiter.take(`${kind} ${networkOf(address(request))}`, allowance)
      if (verdict instanceof Promise) return verdict.then(known => tell(reply, allowance, known))
      tell(reply, allowance, verdict)
    },
    believe({ headers: { authorization } }) {
      if (authorization !== undefined) believed.put(fingerprint(authorization), true)
    },
    async countRefusal(request) {
      const { authorization } = request.headers
      if (authorization !== undefined) believed.forget(fingerprint(authorization))
      await limiter.take(refusalsOf(request), refusals)
    },
  }
}

function tell(reply: FastifyReply, { limit }: Allowance, verdict: Verdict): void {
  reply.header('ratelimit-limit', limit)
  reply.header('ratelimit-remaining', verdict.remaining)
  reply.header('ratelimit-reset', Math.ceil(verdict.resetMs / 1000))
  if (!verdict.allowed) throw tooMany(verdict)
}

const tooMany = ({ retryMs }: Verdict): PlatformError =>
  new PlatformError('too_many_requests', {
    detail: 'Slow down; Retry-After says when the next one is allowed',
    retryAfterSeconds: Math.max(1, Math.ceil(retryMs / 1000)),
  })
