import type { IncomingMessage } from 'node:http'
import { PlatformError } from '@stoa/kernel/errors'

export const isUnsafe = ({ method }: IncomingMessage): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'

export type OriginCheck = {
  /** Whether a browser says that one of our own pages sent it. Holds without script: forms are marked too. */
  isOurs(request: IncomingMessage): boolean
  /** Throws when a cookie comes with a change that no page of ours asked for. */
  assertOurs(request: IncomingMessage): void
}

/** `origins` are the addresses that browsers know us by; without any, it is the Host that they named. */
export function originCheck(origins: readonly string[]): OriginCheck {
  const ours = ({ headers }: IncomingMessage): boolean => {
    const { origin, host } = headers
    if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin'
    if (origin === undefined) return false
    return origins.length > 0
      ? origins.includes(origin)
      : URL.canParse(origin) && new URL(origin).host === host
  }
  return {
    isOurs: ours,
    assertOurs(request) {
      if (ours(request)) return
      throw new PlatformError('forbidden', {
        detail:
          'A change with a cookie must come from a page of the shop: send Origin or Sec-Fetch-Site, or a token',
      })
    },
  }
}
