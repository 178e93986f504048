import { isUtf8 } from 'node:buffer'
import { PlatformError } from '@stoa/kernel/errors'
import { assertStorable } from './storable.ts'

const maxDepth = 64

/** Strict JSON: UTF-8 only, bounded depth, no prototype keys, and a message that says where it broke. */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  if (!isUtf8(bytes)) throw malformed(`The body is not UTF-8 at byte ${firstBadByte(bytes)}`)
  const text = bytes.toString('utf8')
  assertDepth(bytes)
  const value = parse(text)
  // Escapes are the only way to a NUL, a lone surrogate or a hidden __proto__.
  if (text.includes('\\u') || text.includes('__proto__')) assertStorable(value, '')
  return value
}

const malformed = (detail: string): PlatformError =>
  new PlatformError('malformed_request', { detail, fields: [{ pointer: '', detail, in: 'body' }] })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw malformed(`The body is not JSON: ${(error as SyntaxError).message}`)
  }
}

const replacement = Buffer.from('\ufffd')

/** Decoding puts U+FFFD where bytes are wrong; one that was sent as such is skipped. */
function firstBadByte(bytes: Buffer): number {
  const text = bytes.toString('utf8')
  let at = 0
  for (let mark = text.indexOf('\ufffd'), from = 0; mark >= 0; mark = text.indexOf('\ufffd', from)) {
    at += Buffer.byteLength(text.slice(from, mark))
    if (!bytes.subarray(at, at + 3).equals(replacement)) return at
    at += 3
    from = mark + 1
  }
  return at
}

/** Found before parsing, because what walks the value later is recursive. */
function assertDepth(bytes: Buffer): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (quoted) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > maxDepth)
        throw malformed(`The body is nested deeper than ${maxDepth} levels at position ${at}`)
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
}
