import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepSeconds = 30

/** 160 bits, as RFC 4226 asks for. */
export const newSeed = (): string => toBase32(randomBytes(20))

export const stepAt = (nowMs: number): number => Math.floor(nowMs / 1000 / stepSeconds)

/** RFC 6238 with SHA-1 and six digits: what authenticator apps understand. */
export function codeAt(seed: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(seed)).update(counter).digest()
  const at = mac[mac.length - 1]! & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/**
 * The step of a code, from one before to one after now, and after the last that was used: a code counts once.
 * Undefined when it is wrong.
 */
export function acceptCode(seed: string, code: string, nowMs: number, lastStep: number): number | undefined {
  const now = stepAt(nowMs)
  return [now - 1, now, now + 1].find(step => step > lastStep && same(codeAt(seed, step), code))
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

export const enrolmentUri = (seed: string, account: string, issuer: string): string =>
  `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${new URLSearchParams({ secret: seed, issuer, algorithm: 'SHA1', digits: '6', period: String(stepSeconds) })}`

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(group => alphabet[Number.parseInt(group, 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(group => Number.parseInt(group, 2)))
}
