import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Kept, packPage, pageCache } from './page-cache.ts'

const kept = (text: string): Kept => ({
  text: Buffer.from(text),
  packed: packPage(Buffer.from(text)),
  type: 'text/html',
  security: '',
})
const limits = { entries: 2, ageMs: 1_000 }

test('a page is kept until it is too old', () => {
  const clock = { now: 0 }
  const cache = pageCache({ ...limits, now: () => clock.now })
  cache.put('/', kept('home'), cache.generation())
  assert.equal(cache.get('/')?.text.toString(), 'home')
  clock.now = 1_000
  assert.equal(cache.get('/'), undefined)
})

test('a change drops every page', () => {
  const cache = pageCache({ ...limits, now: () => 0 })
  cache.put('/', kept('home'), cache.generation())
  cache.purge()
  assert.equal(cache.get('/'), undefined)
})

test('what was read before a change is not kept after it', () => {
  const cache = pageCache({ ...limits, now: () => 0 })
  const seen = cache.generation()
  cache.purge()
  cache.put('/', kept('old'), seen)
  assert.equal(cache.get('/'), undefined)
})

test('the page that nobody asked for longest makes room', () => {
  const cache = pageCache({ ...limits, now: () => 0 })
  for (const path of ['/a', '/b']) cache.put(path, kept(path), cache.generation())
  cache.get('/a')
  cache.put('/c', kept('/c'), cache.generation())
  assert.deepEqual(
    ['/a', '/b', '/c'].map(path => cache.get(path) !== undefined),
    [true, false, true],
  )
})
