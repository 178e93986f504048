import type { GatewayConfig } from './config.ts'

const yearSeconds = 31_536_000

/** On every answer of the origin, pages included; each page adds a Content-Security-Policy of its own. */
export function standingHeaders({ publicUrl }: GatewayConfig): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl?.startsWith('https:') && {
      'strict-transport-security': `max-age=${yearSeconds}; includeSubDomains`,
    }),
  }
}
