import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { clientAddress } from './client-address.ts'
import { networkOf } from './network-of.ts'

const request = (remoteAddress: string, forwarded?: string) =>
  // The function reads these two fields of a request and nothing else.
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

test('without trusted proxies X-Forwarded-For is what anybody may write, and ignored', () => {
  assert.equal(clientAddress([])(request('203.0.113.7', '198.51.100.1')), '203.0.113.7')
})

test('a peer that is no proxy of ours is the visitor, whatever it claims', () => {
  assert.equal(clientAddress(['10.0.0.0/8'])(request('203.0.113.7', '198.51.100.1')), '203.0.113.7')
})

test('rule 19: behind our proxies the visitor is the last hop that is not ours; forged hops before it do not count', () => {
  const of = clientAddress(['10.0.0.0/8', '2001:db8::/32'])
  assert.equal(of(request('10.0.0.5', '1.1.1.1, 198.51.100.1, 10.1.2.3')), '198.51.100.1')
  assert.equal(of(request('2001:db8::5', '198.51.100.1')), '198.51.100.1')
  assert.equal(of(request('::ffff:10.0.0.5', '::ffff:198.51.100.1')), '198.51.100.1')
})

test('a hop that is no address ends the chain of belief', () => {
  assert.equal(clientAddress(['10.0.0.0/8'])(request('10.0.0.5', 'unknown, 10.0.0.6')), '10.0.0.6')
  assert.equal(clientAddress(['10.0.0.0/8'])(request('10.0.0.5')), '10.0.0.5')
})

test('a network that is none is named at the start', () => {
  assert.throws(() => clientAddress(['10.0.0.0/33']), /TRUSTED_PROXIES: '10.0.0.0\/33'/)
  assert.throws(() => clientAddress(['office']), /TRUSTED_PROXIES: 'office'/)
})

test('limits count an IPv6 subscriber, not each of their addresses', () => {
  assert.equal(networkOf('198.51.100.1'), '198.51.100.1')
  assert.equal(networkOf('2001:db8:0:1:aaaa::1'), '2001:db8:0:1::/64')
  assert.equal(networkOf('2001:db8:0:1:bbbb:cccc:dddd:eeee'), '2001:db8:0:1::/64')
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
})
