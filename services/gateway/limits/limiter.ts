/** So many in a minute, which may come at once and then flow back evenly. */
export type Allowance = { readonly limit: number; readonly windowMs: number }

export type Verdict = {
  readonly allowed: boolean
  readonly remaining: number
  /** Until everything is available again. */
  readonly resetMs: number
  /** Until the next one is allowed; zero when this one is. */
  readonly retryMs: number
}

/** Counts per key. In one process by memory, between replicas in Valkey; one conformance suite. */
export type Limiter = {
  /** A cost of zero asks without taking. */
  take(key: string, allowance: Allowance, cost?: number): Verdict | Promise<Verdict>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * The generic cell rate algorithm: one number per key, the time at which it would be as if it had never asked.
 * Nothing is taken when it is refused.
 */
export function judge(
  fullAt: number | undefined,
  now: number,
  { limit, windowMs }: Allowance,
  cost: number,
): { readonly verdict: Verdict; readonly fullAt: number } {
  const each = windowMs / limit
  const base = Math.max(fullAt ?? now, now)
  const next = base + cost * each
  const allowed = cost === 0 ? base - now <= windowMs - each : next - now <= windowMs
  const stands = allowed ? next : base
  const verdict = {
    allowed,
    remaining: Math.max(0, Math.floor((windowMs - (stands - now)) / each + 1e-9)),
    resetMs: Math.ceil(stands - now),
    retryMs: allowed ? 0 : Math.ceil(base + Math.max(cost, 1) * each - windowMs - now),
  }
  return { verdict, fullAt: stands }
}
