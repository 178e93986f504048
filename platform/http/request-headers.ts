import type { IncomingHttpHeaders } from 'node:http'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'

const wrongHeader = (name: string, detail: string): PlatformError =>
  new PlatformError('validation_failed', {
    detail: `The header ${name} ${detail}`,
    fields: [{ pointer: `/${name}`, detail, in: 'header' }],
  })

export function readIdempotencyKey(
  method: MethodDefinition,
  headers: IncomingHttpHeaders,
): string | undefined {
  if (!method.idempotency) return undefined
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw wrongHeader('Idempotency-Key', 'must be 1 to 255 printable ASCII characters without spaces')
  return key
}

/** Exactly the ETag that was sent: `"7"`. A weak tag promises less than a write needs. */
export function readIfMatch(method: MethodDefinition, headers: IncomingHttpHeaders): number | undefined {
  if (!method.ifMatch) return undefined
  const tag = headers['if-match']
  if (tag === undefined) return undefined
  const version = /^"(\d{1,15})"$/.exec(tag)?.[1]
  if (!version) throw wrongHeader('If-Match', 'must be one strong entity tag as it was sent, like "7"')
  return Number(version)
}

const maxDeadlineMs = 300_000

/** `x-deadline`: epoch milliseconds, as in the call. Without it the method's own timeout holds. */
export function readDeadline(headers: IncomingHttpHeaders, now: number, isPublic: boolean): number {
  const text = headers['x-deadline']
  if (text === undefined) return now + maxDeadlineMs
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text))
    throw wrongHeader('X-Deadline', 'must be epoch milliseconds')
  // Between services a deadline passes on the way; from outside it was never one.
  if (isPublic && Number(text) <= now) throw wrongHeader('X-Deadline', 'must not be in the past')
  return Math.min(Number(text), now + maxDeadlineMs)
}
