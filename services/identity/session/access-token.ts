import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { statement } from '@stoa/platform/db'
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose'
import type { IdentityDeps } from '../deps.ts'

type KeyRow = {
  readonly id: string
  readonly publicX: string
  readonly sealed: string
  readonly createdAt: string
}

const day = 86_400_000
const audience = 'stoa'
const typ = 'at+jwt'
/** A new key is published for a day before it signs, and a month later the next one is made. */
const rotateAfterDays = 30

const list = statement<KeyRow>(
  'identity.list-signing-keys',
  `select id, public_x as "publicX", sealed, created_at as "createdAt" from signing_keys order by created_at desc, id`,
)
const insert = statement(
  'identity.insert-signing-key',
  `insert into signing_keys (id, public_x, sealed, created_at)
   select $1, $2, $3, $4 where not exists (select from signing_keys where created_at > $5)`,
)
const prune = statement('identity.prune-signing-keys', 'delete from signing_keys where created_at < $1')

const daysAgo = ({ clock }: IdentityDeps, days: number): string =>
  new Date(clock.now() - days * day).toISOString()

/** Makes a key when the newest is old; keys that can have signed nothing that still holds are forgotten. */
export async function rotateSigningKeys(deps: IdentityDeps): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const id = deps.ids.next('sig')
  const sealed = deps.seal.seal(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), id)
  await deps.db.tx(async tx => {
    await tx.run(lockKeys)
    await tx.run(insert, [id, x, sealed, deps.clock.iso(), daysAgo(deps, rotateAfterDays)])
    await tx.run(prune, [daysAgo(deps, 3 * rotateAfterDays)])
  })
}

const lockKeys = statement(
  'identity.lock-signing-keys',
  'lock table signing_keys in share row exclusive mode',
)

async function keysOf(deps: IdentityDeps): Promise<KeyRow[]> {
  const keys = await deps.db.all(list)
  if (keys.length > 0) return keys
  await rotateSigningKeys(deps)
  return deps.db.all(list)
}

/** The newest that verifiers have had a day to fetch; at the very start there is only one. */
async function signer(deps: IdentityDeps): Promise<KeyRow> {
  const keys = await keysOf(deps)
  return keys.find(({ createdAt }) => createdAt < daysAgo(deps, 1)) ?? keys.at(-1)!
}

export async function publicKeys(deps: IdentityDeps) {
  const keys = await keysOf(deps)
  return keys.map(({ id, publicX }) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    x: publicX,
    kid: id,
    alg: 'EdDSA',
    use: 'sig',
  }))
}

export type AccessSubject = {
  readonly customerId: string
  readonly sessionId: string
  readonly emailVerified: boolean
}

export async function signAccessToken(deps: IdentityDeps, subject: AccessSubject) {
  const key = await signer(deps)
  const now = Math.floor(deps.clock.now() / 1000)
  const expires = now + deps.config.accessSeconds
  const accessToken = await new SignJWT({ sid: subject.sessionId, email_verified: subject.emailVerified })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.id, typ })
    .setIssuer(deps.config.issuer)
    .setAudience(audience)
    .setSubject(subject.customerId)
    .setIssuedAt(now)
    .setExpirationTime(expires)
    .sign(createPrivateKey(deps.seal.open(key.sealed, key.id)))
  return { accessToken, accessExpiresAt: new Date(expires * 1000).toISOString() }
}

/** The session that a token of ours was made for, as long as the token holds. */
export async function sessionOfToken(deps: IdentityDeps, token: string): Promise<string | undefined> {
  const keys = createLocalJWKSet({ keys: await publicKeys(deps) })
  const { issuer } = deps.config
  const options = { issuer, audience, typ, algorithms: ['EdDSA'], currentDate: new Date(deps.clock.now()) }
  const verified = await jwtVerify(token, keys, options).catch(() => undefined)
  const sid = verified?.payload.sid
  return typeof sid === 'string' ? sid : undefined
}
