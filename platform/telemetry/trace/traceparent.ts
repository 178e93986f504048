import { randomFillSync } from 'node:crypto'

const shape = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

export const isTraceparent = (text: unknown): text is string => typeof text === 'string' && shape.test(text)

export const traceIdOf = (traceparent: string | undefined): string | undefined => traceparent?.slice(3, 35)

export const parentIdOf = (traceparent: string): string => traceparent.slice(36, 52)

export const isSampled = (traceparent: string): boolean =>
  (Number.parseInt(traceparent.slice(53, 55), 16) & 1) === 1

export const withSampling = (traceparent: string, sampled: boolean): string =>
  `${traceparent.slice(0, 53)}${sampled ? '01' : '00'}`

export type RandomHex = (bytes: number) => string

const poolBytes = 8_192

/** Randomness is drawn for hundreds of ids at once: one draw an id would cost more than the request's routing. */
export function randomHex(): RandomHex {
  const pool = Buffer.alloc(poolBytes)
  let next = poolBytes
  return bytes => {
    if (next + bytes > poolBytes) {
      randomFillSync(pool)
      next = 0
    }
    next += bytes
    return pool.toString('hex', next - bytes, next)
  }
}
