import { createHash, randomBytes } from 'node:crypto'
import type { identityContract } from '@stoa/contracts/identity'
import type { Api, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { JWTPayload } from 'jose'
import type { IdentityDeps } from '../deps.ts'
import { openSession } from '../session/open-session.ts'
import { customerOfClaims } from './customer-of-claims.ts'
import type { Provider } from './provider.ts'

type Identity = typeof identityContract
type Part = Pick<Api<Identity>, 'listSignInProviders' | 'beginProviderSignIn' | 'completeProviderSignIn'>
type Complete = InputOf<Identity['methods']['completeProviderSignIn']>

/** What the browser carries, sealed, between going and coming back. */
type Handle = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
  readonly returnTo?: string | undefined
  readonly until: number
}

const providerId = 'oidc'
const context = 'oidc sign-in'
const patienceMs = 10 * 60_000
const random = () => randomBytes(32).toString('base64url')

const unknown = {
  code: 'provider_unknown',
  detail: 'Ask GET /v1/identity/providers which there are',
} as const
const failed = { code: 'provider_failed', detail: 'Try again in a while, or use a password' } as const
const refused = { code: 'sign_in_refused', detail: 'Begin again' } as const

export const providerSignIn = (deps: IdentityDeps): Part => ({
  async listSignInProviders() {
    return ok({ items: deps.provider ? [{ id: providerId, name: deps.config.oidcName }] : [] })
  },

  async beginProviderSignIn({ provider, redirectUri, returnTo }) {
    if (!deps.provider || provider !== providerId) return fail(unknown)
    const metadata = await deps.provider.metadata().catch(() => undefined)
    if (!metadata) return fail(failed)
    const [state, nonce, verifier] = [random(), random(), random()]
    const handle: Handle = {
      state,
      nonce,
      verifier,
      redirectUri,
      returnTo,
      until: deps.clock.now() + patienceMs,
    }
    const url = new URL(metadata.authorization_endpoint)
    const question = questionOf(deps.provider, handle)
    for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value)
    return ok({ url: url.href, handle: deps.seal.seal(JSON.stringify(handle), context) })
  },

  async completeProviderSignIn(input, call) {
    const handle = openHandle(deps, input)
    if (!deps.provider || !handle) return fail(refused)
    const { code, device, transport, guestId } = input
    const claims = await deps.provider
      .claimsOf(code, handle.verifier, handle.redirectUri)
      .catch(error => (isOurs(error) ? undefined : 'failed'))
    if (claims === 'failed') return fail(failed)
    if (typeof claims !== 'object' || !isMeant(claims, handle, deps.provider)) return fail(refused)
    const found = await deps.db.tx(tx => customerOfClaims(tx, deps, claims, call))
    if (found === 'email_unproved')
      return fail({ code: found, detail: 'Prove your address to the provider, or sign up with a password' })
    if (found === 'refused') return fail(refused)
    const opened = await openSession(deps, found, { device, transport, guestId }, call)
    if (!opened) return fail(refused)
    return ok({ ...opened, ...(handle.returnTo !== undefined && { returnTo: handle.returnTo }) })
  },
})

const questionOf = ({ clientId }: Provider, { state, nonce, verifier, redirectUri }: Handle) => ({
  ...{ response_type: 'code', scope: 'openid email profile', client_id: clientId, redirect_uri: redirectUri },
  ...{ state, nonce, code_challenge_method: 'S256' },
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
})

/** Of this browser and this attempt, or nothing. */
function openHandle({ seal, clock }: IdentityDeps, input: Complete): Handle | undefined {
  try {
    // Only this file seals under this context.
    const handle = JSON.parse(seal.open(input.handle, context)) as Handle
    return handle.state === input.state && handle.until > clock.now() ? handle : undefined
  } catch {
    return undefined
  }
}

const isMeant = ({ nonce, aud, azp }: JWTPayload, handle: Handle, { clientId }: Provider): boolean =>
  nonce === handle.nonce && (!Array.isArray(aud) || aud.length === 1 || azp === clientId)

/** A token that does not verify is the sign-in's fault, everything else the provider's. */
const isOurs = (error: { readonly code?: unknown } | undefined): boolean =>
  String(error?.code).startsWith('ERR_J')
