import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

/** A service's password is derived, so that one secret serves the fleet and nothing has to be stored. */
export const rolePassword = (role: string, roleSecret: string): string =>
  createHmac('sha256', roleSecret).update(`stoa-role:${role}`).digest('base64url')

/** The address under which a service reaches its own schema. */
export function roleUrl(adminUrl: string, role: string, roleSecret: string): string {
  const url = new URL(adminUrl)
  url.username = encodeURIComponent(role)
  url.password = rolePassword(role, roleSecret)
  return url.href
}

/**
 * What PostgreSQL stores instead of the password (RFC 5803). Sent in its place, the password itself can reach no
 * statement log. The salt is derived too: the same secret gives the same verifier, so an unchanged role is left alone.
 */
export function scramVerifier(role: string, roleSecret: string): string {
  const password = rolePassword(role, roleSecret)
  const salt = createHmac('sha256', roleSecret).update(`stoa-salt:${role}`).digest().subarray(0, 16)
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  const server = hmac(salted, 'Server Key').toString('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${server}`
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()
