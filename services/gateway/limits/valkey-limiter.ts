import type { Valkey } from '@stoa/platform/valkey'
import type { Allowance, Limiter, Verdict } from './limiter.ts'

/**
 * The arithmetic of `judge` where all replicas meet, by the server's own clock in microseconds, so that replicas
 * whose clocks differ still count as one.
 */
const script = `
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local window, each, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local base = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local allowed
if cost == 0 then allowed = base - now <= window - each else allowed = base + cost * each - now <= window end
local stands = base
if allowed then stands = base + cost * each end
if allowed and cost > 0 then
  redis.call('SET', KEYS[1], string.format('%.0f', stands), 'PX', math.max(1, math.ceil((stands - now) / 1000)))
end
local retry = 0
if not allowed then retry = base + math.max(cost, 1) * each - window - now end
return { allowed and 1 or 0, string.format('%.0f', stands - now), string.format('%.0f', retry) }
`

type Answer = readonly [allowed: 0 | 1, standsUs: string, retryUs: string]
type Client = Valkey & { takeAllowance(key: string, ...args: readonly number[]): Promise<Answer> }

/** One that hangs is not waited for by every request: so often somebody looks whether it is back. */
const retryMs = 1_000

/** While Valkey is away each replica counts for itself: a limit that is a few times too wide beats no shop. */
export function valkeyLimiter(valkey: Valkey, fallback: Limiter, clock: { now(): number } = Date): Limiter {
  let awayUntil = 0
  valkey.defineCommand('takeAllowance', { numberOfKeys: 1, lua: script })
  // defineCommand adds the method that its types cannot show.
  const client = valkey as Client
  return {
    async take(key, allowance, cost = 1) {
      const windowUs = allowance.windowMs * 1_000
      if (clock.now() < awayUntil) return fallback.take(key, allowance, cost)
      try {
        return verdictOf(
          await client.takeAllowance(key, windowUs, windowUs / allowance.limit, cost),
          allowance,
        )
      } catch {
        awayUntil = clock.now() + retryMs
        return fallback.take(key, allowance, cost)
      }
    },
    async [Symbol.asyncDispose]() {
      valkey.disconnect()
      await fallback[Symbol.asyncDispose]()
    },
  }
}

function verdictOf([allowed, standsUs, retryUs]: Answer, { limit, windowMs }: Allowance): Verdict {
  const standsMs = Number(standsUs) / 1_000
  return {
    allowed: allowed === 1,
    remaining: Math.max(0, Math.floor(((windowMs - standsMs) * limit) / windowMs + 1e-3)),
    resetMs: Math.ceil(standsMs),
    retryMs: Math.ceil(Number(retryUs) / 1_000),
  }
}
