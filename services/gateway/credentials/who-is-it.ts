import type { IncomingMessage } from 'node:http'
import type { identityContract } from '@stoa/contracts/identity'
import type { Actor, Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { type AccessTokens, accessTokens } from './access-tokens.ts'
import type { CookieName, Cookies } from './cookies.ts'
import { type Kept, kept } from './kept.ts'
import type { Revocations } from './revocations.ts'
import { isUnsafe, type OriginCheck } from './same-origin.ts'

export type Known = { readonly actor: Actor; readonly sessionId?: string | undefined }

export type Identity = Pick<
  Api<typeof identityContract>,
  'resolveSession' | 'resolveKey' | 'getKeySet' | 'listRevocations' | 'openGuestSession'
>

export type WhoIsIt = {
  /** Throws for a key or token that is wrong, and for a cookie that another site's page sent. */
  authenticate(request: IncomingMessage): Promise<Known>
  /** Whom this cookie speaks for, if anybody. */
  ofCookie(request: IncomingMessage, name: CookieName): Promise<Known | undefined>
  forget(secret: string): void
}

type Options = {
  readonly identity: Identity
  readonly call: () => Call
  readonly cookies: Cookies
  readonly origin: OriginCheck
  readonly revocations: Revocations
  readonly isStaffPath: (url: string) => boolean
  readonly issuer: string
  readonly trustMs: number
  readonly clock: { now(): number }
}

const nobody: Known = { actor: { kind: 'anonymous' } }

export function whoIsIt(options: Options): WhoIsIt {
  const { clock, trustMs, revocations, cookies, origin } = options
  const sessions = kept(token => resolveSession(options, token), { clock, trustMs })
  const keys = kept(key => resolveKey(options, key), { clock, trustMs })
  const tokens = accessTokens({ ...options, keySet: () => keySetOf(options) })
  const unlessEnded = (known: Known | undefined) =>
    known && !revocations.has(known.sessionId) && !revocations.has(idOf(known.actor)) ? known : undefined
  const ofCookie = async (request: IncomingMessage, name: CookieName) => {
    const secret = cookies.read(request, name)
    return secret === undefined ? undefined : unlessEnded(await sessions.get(secret))
  }
  return {
    ofCookie,
    forget: secret => sessions.forget(secret),
    async authenticate(request) {
      const bearer = bearerOf(request)
      if (bearer !== undefined) {
        const known = unlessEnded(await ofBearer(bearer, tokens, keys))
        if (known) return known
        throw new PlatformError('unauthenticated', { detail: 'The key or token is wrong, or has ended' })
      }
      const names: readonly CookieName[] = options.isStaffPath(request.url ?? '')
        ? ['staff']
        : ['session', 'guest']
      for (const name of names) {
        const known = await ofCookie(request, name)
        if (!known) continue
        if (isUnsafe(request)) origin.assertOurs(request)
        return known
      }
      return nobody
    },
  }
}

const idOf = (actor: Actor): string | undefined => ('id' in actor ? actor.id : undefined)

function bearerOf({ headers }: IncomingMessage): string | undefined {
  if (headers.authorization === undefined) return undefined
  const [scheme = '', token = ''] = headers.authorization.split(' ', 2)
  if (scheme.toLowerCase() === 'bearer' && token !== '') return token
  throw new PlatformError('unauthenticated', { detail: 'Send Authorization: Bearer <key or access token>' })
}

const ofBearer = (bearer: string, tokens: AccessTokens, keys: Kept<Known>): Promise<Known | undefined> =>
  bearer.split('.').length === 3 ? tokens.verify(bearer) : keys.get(bearer)

async function resolveSession({ identity, call }: Options, token: string): Promise<Known | undefined> {
  const answer = await identity.resolveSession({ token }, call())
  if (!answer.ok) return undefined
  return { actor: answer.value.actor, sessionId: answer.value.sessionId }
}

async function resolveKey({ identity, call }: Options, key: string): Promise<Known | undefined> {
  const answer = await identity.resolveKey({ key }, call())
  return answer.ok ? { actor: answer.value.actor } : undefined
}

async function keySetOf({ identity, call }: Options) {
  const answer = await identity.getKeySet({}, call())
  if (!answer.ok) throw new PlatformError('unavailable')
  return answer.value
}
