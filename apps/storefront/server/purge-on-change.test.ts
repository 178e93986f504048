import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { purgeOnChange, type Source } from './purge-on-change.ts'

type Scan = Source['feed']['scanEvents']

const event = {
  ...{
    id: 'evt_1',
    type: 'catalog.product-updated',
    schemaVersion: 1,
    aggregateId: 'prod_1',
    channel: 'default',
  },
  ...{ aggregateVersion: 2, occurredAt: '2026-11-21T12:00:00.000Z', data: {} },
}

/** Answers once, then waits as a feed without news does. */
const feedOf = (first: () => Awaited<ReturnType<Scan>>): Scan => {
  let asked = 0
  return async (_input, { signal }) => {
    if (asked++ === 0) return first()
    await once(signal!, 'abort')
    return { ok: true, value: { events: [], next: 1 } }
  }
}

test('an event of the catalogue purges', async () => {
  const purged = Promise.withResolvers<void>()
  const scanEvents = feedOf(() => ({ ok: true, value: { events: [event], next: 1 } }))
  const purging = purgeOnChange({
    sources: [{ feed: { scanEvents } }],
    changed: purged.resolve,
    report: assert.ifError,
  })
  await purged.promise
  await purging.stop()
})

test('while nobody knows what happens, nothing old is shown, and it is reported', async () => {
  const reported = Promise.withResolvers<unknown>()
  const purged = Promise.withResolvers<void>()
  const scanEvents = feedOf(() => {
    throw new Error('the catalogue is away')
  })
  const purging = purgeOnChange({
    sources: [{ feed: { scanEvents } }],
    changed: purged.resolve,
    report: reported.resolve,
  })
  await purged.promise
  assert.match(String(await reported.promise), /the catalogue is away/)
  await purging.stop()
})
