import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import * as identity from '@stoa/contracts/identity'
import * as orders from '@stoa/contracts/orders'
import { sql } from '@stoa/platform/db'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const shop = await openNotifications({ after })
const order = { orderId: ids.order, number: 'S-4K7QX92B', customerId: ids.ada }
const requestId = `prv_${'0'.repeat(26)}`

beforeEach(() => shop.empty())

describe('personal data', () => {
  it('is erased with the customer: whom it went to is forgotten, what waits is not sent', async () => {
    await shop.tell(identity.passwordChanged, { customerId: ids.ada })
    await shop.jobs.drain()
    shop.world.away.add('getContact')
    await shop.tell(identity.registrationRepeated, { customerId: ids.ada })
    await shop.jobs.drain()
    await shop.tell(identity.customerErased, { customerId: ids.ada, requestId })
    await shop.jobs.drain()
    assert.deepEqual(shop.world.completed, [{ id: requestId, service: 'notifications' }])
    const all = await shop.messages()
    assert.deepEqual(
      all.map(({ status, recipient, customerId }) => [status, recipient, customerId]),
      [
        ['suppressed', undefined, undefined],
        ['sent', undefined, undefined],
      ],
    )
    assert.deepEqual(await shop.letters(), [])
    const rows = await shop.db.all<object>(sql`select * from messages`)
    assert.doesNotMatch(JSON.stringify(rows), /ada@example|cus_ada/)
  })

  it('is told to who asks for it', async () => {
    await shop.tell(identity.passwordChanged, { customerId: ids.ada })
    await shop.jobs.drain()
    await shop.tell(identity.customerExportRequested, { customerId: ids.ada, requestId })
    await shop.jobs.drain()
    assert.match(JSON.stringify(shop.world.completed), /password-changed.*ada@example\.com/)
  })

  it('goes with age', async () => {
    await shop.tell(identity.passwordChanged, { customerId: ids.ada })
    await shop.jobs.drain()
    shop.clock.advance(91 * 86_400_000)
    await shop.jobs.drain()
    assert.deepEqual(await shop.messages(), [])
    assert.deepEqual(await shop.letters(), [])
  })

  it('a guest’s mails come to the customer who claims the order, and go with them', async () => {
    await shop.tell(orders.orderLinkRequested, {
      orderId: ids.guestOrder,
      number: 'S-4K7QX92B',
      linkId: `lnk_${'0'.repeat(26)}`,
    })
    await shop.tell(orders.orderClaimed, { ...order, orderId: ids.guestOrder })
    assert.deepEqual(
      (await shop.messages()).map(({ customerId }) => customerId),
      [ids.ada],
    )
  })
})
