import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createReadiness, type ReadinessCheck } from '@stoa/platform/lifecycle'
import { neighboursOf } from './neighbours.ts'

const names = ['catalog', 'cart', 'orders']

function process(sick: readonly string[] = []) {
  let asked = 0
  const checks = names.map(
    (name): ReadinessCheck => ({
      name: `${name} database`,
      decides: true,
      async check() {
        asked++
        if (sick.includes(name)) throw new Error('too many clients already')
      },
    }),
  )
  return { readiness: createReadiness(checks), asked: () => asked }
}

const look = (readiness: Parameters<typeof neighboursOf>[1]) =>
  Promise.all(
    neighboursOf(names, readiness).map(({ name, check }) =>
      check(AbortSignal.timeout(1_000)).then(
        () => [name, 'ok'],
        (error: Error) => [name, error.message],
      ),
    ),
  ).then(Object.fromEntries)

test('the health of all services costs one report, so each database is asked once', async () => {
  const { readiness, asked } = process()
  readiness.set('ready')
  assert.deepEqual(await look(readiness), { catalog: 'ok', cart: 'ok', orders: 'ok' })
  assert.equal(asked(), names.length)
})

test('only the service whose database is away is told away, and nobody before the start', async () => {
  const { readiness } = process(['cart'])
  assert.match((await look(readiness)).orders, /nothing is known of orders while the process is starting/)
  readiness.set('ready')
  assert.deepEqual(await look(readiness), {
    catalog: 'ok',
    cart: 'cart database: too many clients already',
    orders: 'ok',
  })
})
