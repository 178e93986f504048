import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { testClock, testValkey } from '@stoa/platform/testing'
import { connectValkey, whenReady } from '@stoa/platform/valkey'
import { cartFor } from '../testing/cart-for-tests.ts'
import { storeConformance } from './conformance.ts'
import type { CartStore } from './port.ts'
import { valkeyStore } from './valkey-store.ts'

const server = await testValkey()
if ('missing' in server) test('carts in Valkey', t => t.skip(server.missing))
else {
  const stores: CartStore[] = []
  after(async () => {
    for (const store of stores) await store.close()
    await server.stop()
  })
  storeConformance('in Valkey', async () => {
    const valkey = connectValkey({ url: server.url, prefix: `${stores.length}:`, report() {} })
    await whenReady(valkey)
    const clock = testClock()
    const store = valkeyStore(valkey, clock)
    stores.push(store)
    return { store, clock }
  })

  test('a Valkey that is away is said to be unavailable, at once', async () => {
    const away = await testValkey()
    assert.ok('url' in away)
    const valkey = connectValkey({ url: away.url, prefix: 'away:', report() {} })
    await whenReady(valkey)
    const store = valkeyStore(valkey, testClock())
    stores.push(store)
    await store.insert(cartFor(1))
    await away.kill()
    await assert.rejects(store.find(cartFor(1).id), error => isPlatformError(error, 'unavailable'))
    await assert.rejects(store.insert(cartFor(2)), error => isPlatformError(error, 'unavailable'))
  })
}
