import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translateError } from './translate-error.ts'

const driverError = (message: string, fields: Record<string, string> = {}) =>
  Object.assign(new Error(message), fields)

const cases: [error: Error, code: string][] = [
  [driverError('', { code: 'ECONNREFUSED' }), 'db_unavailable'],
  [driverError('write EPIPE', { code: 'EPIPE' }), 'db_unavailable'],
  [driverError('getaddrinfo', { code: 'ENOTFOUND' }), 'db_unavailable'],
  [driverError('Connection terminated unexpectedly'), 'db_unavailable'],
  [driverError('timeout exceeded when trying to connect'), 'db_unavailable'],
  [driverError('too many connections', { code: '53300' }), 'db_unavailable'],
  [driverError('shutting down', { code: '57P01' }), 'db_unavailable'],
  [driverError('canceling statement due to statement timeout', { code: '57014' }), 'db_timeout'],
  [driverError('lock timeout', { code: '55P03' }), 'db_timeout'],
  [driverError('Query read timeout'), 'db_timeout'],
  [driverError('deadlock detected', { code: '40P01' }), 'db_conflict'],
  [driverError('could not serialize', { code: '40001' }), 'db_conflict'],
  [driverError('duplicate key', { code: '23505' }), 'db_constraint'],
  [driverError('syntax error', { code: '42601' }), 'db_failed'],
  [driverError('the bigint is beyond 2^53'), 'db_failed'],
]

for (const [error, code] of cases)
  test(`${error.message || Object.values(error)} is ${code}`, () => {
    const translated = translateError(error, 'shop.find')
    assert.equal(translated.code, code)
    assert.equal(translated.cause, error)
    assert.match(translated.message, /shop\.find/)
    assert.equal(translateError(translated), translated)
  })
