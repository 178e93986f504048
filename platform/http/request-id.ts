import type { IncomingMessage } from 'node:http'
import { randomHex } from '../telemetry/index.ts'

const idBytes = 16

const wellFormed = /^[A-Za-z0-9_-]{8,64}$/

/** A caller's own id is kept, so that both logs name the same request. */
export function requestIds(): (request: IncomingMessage) => string {
  const fresh = randomHex()
  return request => {
    const given = request.headers['x-request-id']
    return typeof given === 'string' && wellFormed.test(given) ? given : fresh(idBytes)
  }
}
