import type { Call } from '@stoa/kernel/call'
import { isPlatformError } from '@stoa/kernel/errors'
import type { Result } from '@stoa/kernel/result'
import { defineSignals, type Telemetry } from '@stoa/platform/telemetry'

const ways = ['password', 'staff', 'link', 'provider'] as const
export type Way = (typeof ways)[number]

export const identitySignals = defineSignals({
  scope: 'stoa.identity',
  attributes: {
    'stoa.identity.way': ways,
    'stoa.identity.outcome': 'string',
    'stoa.identity.limit': 'string',
  },
  counters: {
    'stoa.identity.sign_ins': {
      description: 'Sign-ins by way and outcome: opened, throttled, failed, or why they were refused',
      attributes: ['stoa.identity.way', 'stoa.identity.outcome'],
    },
    'stoa.identity.throttled': {
      description: 'Tries that a limit refused before they were looked at',
      attributes: ['stoa.identity.limit'],
    },
    'stoa.identity.refresh_reuses': {
      description: 'Refresh tokens that came again after they were used: a session was stolen, and ended',
    },
  },
})

export type IdentityTelemetry = {
  signedIn(way: Way, outcome: string): void
  throttled(limit: string): void
  refreshReused(): void
}

const silent: IdentityTelemetry = { signedIn() {}, throttled() {}, refreshReused() {} }

/** A command line that makes an owner records nothing. */
export function identityTelemetry(telemetry: Telemetry | undefined): IdentityTelemetry {
  if (!telemetry) return silent
  const { count } = telemetry.of(identitySignals)
  return {
    signedIn: (way, outcome) =>
      count('stoa.identity.sign_ins', { 'stoa.identity.way': way, 'stoa.identity.outcome': outcome }),
    throttled: limit => count('stoa.identity.throttled', { 'stoa.identity.limit': limit }),
    refreshReused: () => count('stoa.identity.refresh_reuses', {}),
  }
}

/** Outcomes are the codes of the contract, so their number is small. */
export const countingSignIns =
  <I, R extends Result<unknown, { readonly code: string }>>(
    { signals }: { readonly signals: IdentityTelemetry },
    way: Way,
    open: (input: I, call: Call) => Promise<R>,
  ) =>
  async (input: I, call: Call): Promise<R> => {
    try {
      const opened = await open(input, call)
      signals.signedIn(way, opened.ok ? 'opened' : opened.error.code)
      return opened
    } catch (error) {
      signals.signedIn(way, isPlatformError(error, 'too_many_requests') ? 'throttled' : 'failed')
      throw error
    }
  }
