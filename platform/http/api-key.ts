import { createHash, timingSafeEqual } from 'node:crypto'
import { PlatformError } from '@stoa/kernel/errors'
import type { Authenticate } from './edge.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Until there are identities: whoever holds the key is staff. Compared in constant time. */
export function apiKeyAuthenticator(key: string): Authenticate {
  const expected = digest(key)
  const id = expected.toString('hex').slice(0, 12)
  return ({ headers }) => {
    const { authorization } = headers
    if (authorization === undefined) return { kind: 'anonymous' }
    const [scheme, given = ''] = authorization.split(' ', 2)
    if (scheme?.toLowerCase() !== 'bearer' || !timingSafeEqual(digest(given), expected))
      throw new PlatformError('unauthenticated', { detail: 'Send Authorization: Bearer <api key>' })
    return { kind: 'key', id, permissions: ['*'] }
  }
}
