import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testClock } from '@stoa/platform/testing'
import { fastify } from 'fastify'
import { neighboursHealth } from './neighbours-health.ts'

test('a neighbour that hangs is told of as unreachable, and nobody waits for it longer than the patience', async () => {
  const app = fastify()
  const hangs = { name: 'orders', check: () => new Promise<never>(() => {}) }
  const well = { name: 'cart', check: async () => {} }
  neighboursHealth(app, [hangs, well], { clock: testClock(), patienceMs: 20 })
  // The timer of a patience keeps no process alive; a listener does.
  await app.listen({ port: 0, host: '127.0.0.1' })
  const answer = await app.inject({ url: '/health' })
  await app.close()
  assert.equal(answer.statusCode, 503)
  assert.deepEqual(answer.json().services, { orders: 'unreachable', cart: 'ok' })
})

test('who asks often does not have every neighbour asked as often', async () => {
  let asked = 0
  const clock = testClock()
  const app = fastify()
  const check = async () => {
    asked += 1
  }
  neighboursHealth(app, [{ name: 'cart', check }], { clock })
  await Promise.all(Array.from({ length: 20 }, () => app.inject({ url: '/health' })))
  assert.equal(asked, 1)
  clock.advance(1_000)
  await app.inject({ url: '/health' })
  assert.equal(asked, 2)
})
