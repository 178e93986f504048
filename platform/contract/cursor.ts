import { createHmac, timingSafeEqual } from 'node:crypto'
import { PlatformError } from '@stoa/kernel/errors'
import type { Static, TSchema } from 'typebox'
import { compileValidator } from './validator.ts'

const sealBytes = 16

const seal = (secret: string, body: string): Buffer =>
  createHmac('sha256', secret).update(body).digest().subarray(0, sealBytes)

/** Opaque and tamper-evident: `<payload>.<seal>`, both base64url. */
export function encodeCursor(secret: string, value: unknown): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${body}.${seal(secret, body).toString('base64url')}`
}

export function decodeCursor<S extends TSchema>(secret: string, cursor: string, schema: S): Static<S> {
  const [body, mark, ...rest] = cursor.split('.')
  const given = Buffer.from(mark ?? '', 'base64url')
  if (!body || rest.length > 0 || given.length !== sealBytes || !timingSafeEqual(given, seal(secret, body)))
    throw invalidCursor()
  const value: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
  // A cursor of an older release, or of another list.
  if (compileValidator(schema, { unknownFields: 'reject' })(value)) throw invalidCursor()
  return value as Static<S>
}

const invalidCursor = (): PlatformError =>
  new PlatformError('invalid_cursor', {
    detail: 'The cursor is not one of this list: start again without it',
    fields: [{ pointer: '/cursor', detail: 'is not a cursor of this list' }],
  })
