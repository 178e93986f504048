import { after, test } from 'node:test'
import { testClock, testValkey } from '@stoa/platform/testing'
import { connectValkey, whenReady } from '@stoa/platform/valkey'
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
}
