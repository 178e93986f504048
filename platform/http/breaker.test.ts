import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { Breaker } from './breaker.ts'

const down = new Error('down')
const fails = () => Promise.reject(down)
const works = () => Promise.resolve('fine')

function _start() {
  let now = 1_000
  const breaker = new Breaker('inventory', { clock: { now: () => now }, failures: 3, openMs: 500 })
  const ask = (work: () => Promise<unknown>, counts = true) =>
    breaker
      .run(work, () => counts)
      .then(String, error => (isPlatformError(error) ? error.code : error.message))
  const pass = (ms: number) => {
    now += ms
  }
  return { breaker, ask, pass }
}

test('it opens after failures in a row and refuses without asking', async () => {
  const { breaker, ask } = _start()
  for (const _ of [1, 2, 3]) assert.equal(await ask(fails), 'down')
  assert.equal(breaker.state, 'open')
  let asked = 0
  assert.equal(await ask(async () => void asked++), 'unavailable')
  assert.equal(asked, 0)
})

test('a success in between, and what speaks against the call only, close the count', async () => {
  const { breaker, ask } = _start()
  for (const work of [fails, fails, works, fails, fails]) await ask(work)
  await ask(fails, false)
  await ask(fails)
  assert.equal(breaker.state, 'closed')
})

test('half open lets one call through: its success closes, its failure opens again', async () => {
  const { breaker, ask, pass } = _start()
  for (const _ of [1, 2, 3]) await ask(fails)
  pass(500)
  assert.equal(breaker.state, 'half-open')
  const probe = Promise.withResolvers<string>()
  const first = ask(() => probe.promise)
  assert.equal(await ask(works), 'unavailable')
  probe.reject(down)
  assert.equal(await first, 'down')
  assert.equal(breaker.state, 'open')
  pass(500)
  assert.equal(await ask(works), 'fine')
  assert.equal(breaker.state, 'closed')
})
