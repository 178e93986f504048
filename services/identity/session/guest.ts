import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { guestSecret, readGuestSecret } from '../crypto/secret-token.ts'
import type { IdentityDeps } from '../deps.ts'

/** As long as a cart is kept. */
const guestDays = 90

export const createOpenGuestSession =
  ({ ids, clock, tokenKey }: IdentityDeps): Handler<typeof identityContract, 'openGuestSession'> =>
  async () => {
    const guestId = ids.next('gst')
    const expiresAt = clock.now() + guestDays * 86_400_000
    const secret = guestSecret(tokenKey, guestId, expiresAt)
    return ok({ guestId, secret, expiresAt: new Date(expiresAt).toISOString() })
  }

export function resolveGuest({ tokenKey, clock }: IdentityDeps, secret: string) {
  const guest = readGuestSecret(tokenKey, secret)
  if (!guest || guest.expiresAt <= clock.now()) return undefined
  return {
    actor: { kind: 'guest' as const, id: guest.id },
    expiresAt: new Date(guest.expiresAt).toISOString(),
  }
}
