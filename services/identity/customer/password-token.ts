import { fail, type Result } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { weaknessOf } from '../crypto/password-rules.ts'
import { idOfOneTimeToken } from '../crypto/secret-token.ts'
import type { IdentityDeps } from '../deps.ts'
import { type TokenKind, type TokenRow, tokenInvalid, useToken } from '../token/token-store.ts'

type Offer = { readonly kind: TokenKind; readonly token: string; readonly password: string }
/** Whose password it becomes, and what happens then; nothing when the token means nobody any more. */
type Change<T> = (
  tx: Tx,
  used: TokenRow,
  hash: string,
) => Promise<{ readonly email: string; apply(): Promise<T> } | undefined>
type Refusal = { readonly code: 'token_invalid' | 'password_weak'; readonly detail: string }

/** A weak password leaves the link good for another try; everything else uses it up. */
export async function withPasswordToken<T extends Result<unknown, never>>(
  deps: IdentityDeps,
  { kind, token, password }: Offer,
  change: Change<T>,
): Promise<T | Result<never, Refusal>> {
  // What is not ours is refused before it costs a hash.
  if (idOfOneTimeToken(deps.tokenKey, token) === undefined) return fail(tokenInvalid)
  const hash = await deps.passwords.hash(password)
  const undone = new Error('rolled back: the token stays good')
  let weakness: string | undefined
  try {
    return await deps.db.tx(async tx => {
      const used = await useToken(tx, deps, kind, token)
      const found = used && (await change(tx, used, hash))
      if (!found) return fail(tokenInvalid)
      weakness = weaknessOf(password, found.email)
      if (weakness) throw undone
      return found.apply()
    })
  } catch (error) {
    if (error !== undone) throw error
    return fail({ code: 'password_weak', detail: weakness! })
  }
}
