import { after, test } from 'node:test'
import { testValkey } from '@stoa/platform/testing'
import { cartSuite } from './cart-suite.ts'
import { openServices } from './open-services.ts'

const server = await testValkey()
if ('missing' in server) test('the cart in Valkey', t => t.skip(server.missing))
else {
  const shop = await openServices({ after }, { valkeyUrl: server.url })
  shop.database.beforeEnd(() => server.stop())
  cartSuite('in Valkey', shop)
}
