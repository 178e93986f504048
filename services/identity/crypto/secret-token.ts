import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type SecretKind = 'session' | 'refresh' | 'key'
const marks = { session: 'stoa_s_', refresh: 'stoa_r_', key: 'stoa_k_' } as const

/** 256 bits, behind a mark that leak scanners can look for. */
export const newSecret = (kind: SecretKind): string => marks[kind] + randomBytes(32).toString('base64url')

/** 120 bits in 20 letters, to be typed once. */
export const newPassword = (): string => randomBytes(15).toString('base64url')

export const isSecret = (kind: SecretKind, text: string): boolean => text.startsWith(marks[kind])

/** What is stored. A fast hash is enough for what nobody can guess. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const derive = (key: string, purpose: string, text: string): string =>
  createHmac('sha256', key).update(`${purpose}|${text}`).digest('base64url')

/** Always the same for the same token, so that racing tabs get one answer of which nothing is stored but a hash. */
export const successorOf = (key: string, refreshToken: string): string =>
  marks.refresh + derive(key, 'refresh', refreshToken)

/** `stoa_g_<id>.<expiry>.<mac>`: a guest needs no row. */
export function guestSecret(key: string, id: string, expiresAt: number): string {
  const body = `${id}.${expiresAt.toString(36)}`
  return `stoa_g_${body}.${derive(key, 'guest', body)}`
}

export function readGuestSecret(key: string, secret: string): { id: string; expiresAt: number } | undefined {
  const [, id = '', expiry = ''] = /^stoa_g_(gst_[0-9a-z]{26})\.([0-9a-z]{1,11})\./.exec(secret) ?? []
  const expiresAt = Number.parseInt(expiry, 36)
  return equal(secret, guestSecret(key, id, expiresAt || 0)) ? { id, expiresAt } : undefined
}

/** `<id>.<mac>`: the row is found by its id, and the secret half is stored nowhere. */
export const oneTimeToken = (key: string, id: string): string => `${id}.${derive(key, 'once', id)}`

export function idOfOneTimeToken(key: string, token: string): string | undefined {
  const [id = ''] = token.split('.', 1)
  return equal(token, oneTimeToken(key, id)) ? id : undefined
}

function equal(a: string, b: string): boolean {
  const [given, expected] = [Buffer.from(a), Buffer.from(b)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** For counting by an e-mail or network address without keeping it. */
export const pseudonym = (key: string, text: string): string => derive(key, 'pseudonym', text).slice(0, 22)
