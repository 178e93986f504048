import { memoryLimiter, valkeyLimiter } from '@stoa/gateway'
import type { Log } from '@stoa/platform/telemetry'

/** Replicas count together where they have a Valkey, and alone where there is none. */
export async function openLimiter(
  url: string | undefined,
  { clock, log }: { readonly clock: { now(): number }; readonly log: Log },
) {
  const own = memoryLimiter(clock)
  if (url === undefined) return own
  // A shop without Valkey does not carry its client.
  const { connectValkey } = await import('@stoa/platform/valkey')
  const report = (error: Error) => log.warn({ err: error }, 'limits are counted per replica')
  return valkeyLimiter(connectValkey({ url, prefix: 'stoa:limits:', report }), own)
}
