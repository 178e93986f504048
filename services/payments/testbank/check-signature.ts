import { createHmac, timingSafeEqual } from 'node:crypto'

export const toleranceMs = 300_000

/** `t=…,v1=…` over the raw bytes, with any of our secrets: while one is exchanged, two are good. */
export function isSigned(
  secrets: readonly string[],
  body: Buffer,
  signature: string,
  nowMs: number,
): boolean {
  const parts = signature.split(',').map(part => part.split('=', 2) as [string, string | undefined])
  const seconds = Number(parts.find(([name]) => name === 't')?.[1])
  if (!Number.isSafeInteger(seconds) || Math.abs(nowMs - seconds * 1000) > toleranceMs) return false
  const given = parts.filter(([name]) => name === 'v1').map(([, mark = '']) => Buffer.from(mark, 'hex'))
  return secrets.some(secret => {
    const wanted = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
    return given.some(mark => mark.length === wanted.length && timingSafeEqual(mark, wanted))
  })
}
