import { randomFillSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const pooled = 256
const idBytes = 16

/** 32 hex digits. Randomness is drawn for 256 ids at once. */
export function randomHex(): () => string {
  const pool = Buffer.alloc(idBytes * pooled)
  let next = pooled
  return () => {
    if (next === pooled) {
      randomFillSync(pool)
      next = 0
    }
    const at = idBytes * next++
    return pool.toString('hex', at, at + idBytes)
  }
}

const wellFormed = /^[A-Za-z0-9_-]{8,64}$/

/** A caller's own id is kept, so that both logs name the same request. */
export function requestIds(): (request: IncomingMessage) => string {
  const fresh = randomHex()
  return request => {
    const given = request.headers['x-request-id']
    return typeof given === 'string' && wellFormed.test(given) ? given : fresh()
  }
}
