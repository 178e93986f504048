import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rolePassword, roleUrl, scramVerifier } from './role-secret.ts'

test('every role and every secret gives another password', () => {
  const passwords = new Set([rolePassword('a', 's'), rolePassword('b', 's'), rolePassword('a', 't')])
  assert.equal(passwords.size, 3)
  assert.ok(rolePassword('a', 's').length >= 43)
})

test('a role’s address keeps everything but the user', () => {
  const url = new URL(roleUrl('postgres://admin:pw@db:5433/shop?sslmode=require', 'stoa_x', 's'))
  assert.equal(url.username, 'stoa_x')
  assert.equal(url.password, rolePassword('stoa_x', 's'))
  assert.equal(`${url.host}${url.pathname}${url.search}`, 'db:5433/shop?sslmode=require')
})

test('the verifier is the same every time and does not hold the password', () => {
  assert.equal(scramVerifier('a', 's'), scramVerifier('a', 's'))
  assert.match(scramVerifier('a', 's'), /^SCRAM-SHA-256\$4096:[\w+/]{22}==\$[\w+/]{43}=:[\w+/]{43}=$/)
  assert.ok(!scramVerifier('a', 's').includes(rolePassword('a', 's')))
})
