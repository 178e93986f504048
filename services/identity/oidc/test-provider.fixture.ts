import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

type Grant = { readonly question: URLSearchParams; readonly claims: JWTPayload }

/** An OpenID provider as a server of its own: it keeps codes once, checks PKCE and the client, and signs with RS256. */
export async function startTestProvider(clock: { now(): number }, clientSecret: string) {
  const grants = new Map<string, Grant>()
  const state = { kid: 'one', keys: await generateKeyPair('RS256'), broken: false }
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const routes: Record<string, (request: IncomingMessage) => Promise<unknown>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer: issuer(),
      authorization_endpoint: `${issuer()}/authorize`,
      token_endpoint: `${issuer()}/token`,
      jwks_uri: `${issuer()}/keys`,
    }),
    '/keys': async () => ({
      keys: [{ ...(await exportJWK(state.keys.publicKey)), kid: state.kid, use: 'sig' }],
    }),
    '/token': async request => {
      const form = new URLSearchParams(await text(request))
      const grant = grants.get(form.get('code') ?? '')
      grants.delete(form.get('code') ?? '')
      if (!grant || !isRightful(form, grant, clientSecret)) return undefined
      const now = Math.floor(clock.now() / 1000)
      const token = new SignJWT({ nonce: grant.question.get('nonce'), ...grant.claims })
        .setProtectedHeader({ alg: 'RS256', kid: state.kid })
        .setIssuedAt(now)
        .setExpirationTime(grant.claims.exp ?? now + 300)
        .setIssuer(grant.claims.iss ?? issuer())
        .setAudience(grant.claims.aud ?? grant.question.get('client_id')!)
      return { id_token: await token.sign(state.keys.privateKey), token_type: 'Bearer' }
    },
  }
  const server = createServer(async (request, response) => {
    const answer = state.broken ? undefined : await routes[request.url ?? '']?.(request)
    response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'invalid_request' }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    issuer: issuer(),
    /** What the provider's page does when the person agrees: back with a code, and the state as it came. */
    agree(url: string, claims: JWTPayload) {
      const question = new URL(url).searchParams
      const code = randomUUID()
      grants.set(code, { question, claims })
      return { code, state: question.get('state')! }
    },
    async rotate() {
      state.keys = await generateKeyPair('RS256')
      state.kid = randomUUID()
    },
    fail: (broken: boolean) => {
      state.broken = broken
    },
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

const isRightful = (form: URLSearchParams, { question }: Grant, clientSecret: string): boolean =>
  form.get('client_secret') === clientSecret &&
  form.get('client_id') === question.get('client_id') &&
  form.get('redirect_uri') === question.get('redirect_uri') &&
  question.get('code_challenge_method') === 'S256' &&
  createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url') === question.get('code_challenge')
