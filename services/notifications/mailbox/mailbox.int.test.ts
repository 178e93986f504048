import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { orderPlaced } from '@stoa/contracts/orders'
import { serve } from '@stoa/platform/http'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'
import { registerMailbox } from './register-mailbox.ts'

const shop = await openNotifications({ after })
const server = serve([], {
  edge: 'public',
  authenticate: () => ({ kind: 'anonymous' }),
  extend: app => registerMailbox(app, shop.service.api),
})
shop.database.beforeEnd(() => server.close())
const get = async (url: string) => {
  const { statusCode, headers, payload } = await server.inject({ method: 'GET', url })
  return { status: statusCode, policy: String(headers['content-security-policy']), headers, page: payload }
}

describe('the mailbox of a shop on one’s own machine', () => {
  it('is empty at first, then lists mails and shows one in a frame that may run nothing', async () => {
    assert.match((await get('/dev/mailbox')).page, /Nothing yet/)
    await shop.tell(orderPlaced, {
      ...{ orderId: ids.order, number: 'S-4K7QX92B', customerId: ids.ada, checkoutId: ids.checkout },
      ...{ total: { amount: 2490, currency: 'EUR' }, lines: [{ sku: 'MUG', quantity: 2 }] },
    })
    await shop.jobs.drain()
    const list = await get('/dev/mailbox')
    assert.match(list.page, /Ada &lt;ada@example\.com&gt;/)
    const [, path] = /href="(\/dev\/mailbox\/[^"]+)"/.exec(list.page)!
    const letter = await get(path!)
    assert.match(letter.page, /<iframe [^>]*sandbox="allow-popups/)
    assert.match(letter.policy, /default-src 'none'.*frame-src 'self'/)
    const mail = await get(`${path}/html`)
    assert.match(mail.page, /Ihre Bestellung S-4K7QX92B/)
    assert.match(mail.policy, /sandbox allow-popups/)
    assert.doesNotMatch(mail.policy, /allow-scripts|allow-same-origin/)
    assert.equal(mail.headers['cache-control'], 'no-store')
  })

  it('answers 404 for what it has not', async () => {
    assert.equal((await get('/dev/mailbox/unknown')).status, 404)
    assert.equal((await get('/dev/mailbox/unknown/html')).status, 404)
  })
})
