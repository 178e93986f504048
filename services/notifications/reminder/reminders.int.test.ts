import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { cartAbandoned } from '@stoa/contracts/cart'
import { customerErased } from '@stoa/contracts/identity'
import { availabilityChanged } from '@stoa/contracts/inventory'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const shop = await openNotifications({ after })
const day = 86_400_000
const nobody: Actor = { kind: 'anonymous' }
const ada: Actor = { kind: 'customer', id: ids.ada, emailVerified: true }

beforeEach(() => shop.empty())

/** The cart as the shop knows it now is told to be abandoned, under that version of it. */
const isLeft = async (version = shop.world.cart.version) => {
  shop.world.cart.version = version
  const data = { cartId: ids.cart, customerId: ids.ada }
  return shop.tell(cartAbandoned, data, { aggregateId: ids.cart, aggregateVersion: version })
}
const isMailed = async (version?: number) => {
  const event = await isLeft(version)
  await shop.jobs.drain()
  return event
}
const letters = async () => (await shop.letters()).length
const tokenIn = (text: string): string => /unsubscribe\?token=([\w.-]+)/.exec(text)![1]!
const reasons = async () => (await shop.messages()).map(({ status, reason }) => `${status}: ${reason ?? ''}`)

describe('a reminder of a cart', () => {
  it('says what lies in it, leads back, and carries the way out as a link and for one press', async () => {
    shop.world.cart.lines = [
      { sku: 'MUG', quantity: 2 },
      { sku: 'NONE', quantity: 1 },
    ]
    await isMailed()
    const [letter] = await shop.letters()
    assert.equal(letter!.subject, 'In Ihrem Warenkorb bei Marl liegt noch etwas')
    assert.equal(letter!.to, 'Ada <b> <ada@example.com>')
    assert.match(letter!.text, /\n2 x The MUG\n/)
    assert.doesNotMatch(letter!.text, /NONE/)
    assert.match(letter!.text, /https:\/\/marl\.example\/account\/sign-in\?return=%2Fcart\n/)
    const url = /<(.+)>/.exec(letter!.headers['List-Unsubscribe']!)![1]!
    assert.match(url, /^https:\/\/marl\.example\/unsubscribe\?token=reminders\./)
    assert.equal(letter!.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
    for (const form of [letter!.text, letter!.html]) assert.ok(form.includes(url))
    const [message] = await shop.messages()
    const preview = unwrap(await shop.api.previewMessage({ id: message!.id }, shop.call()))
    assert.doesNotMatch(preview.text, /token=reminders/, 'who looks at it cannot end it')
  })

  it('is one for each rest, however often the event comes', async () => {
    const event = await isMailed()
    await shop.hear(event)
    shop.clock.advance(8 * day)
    await shop.hear(event)
    await isMailed()
    assert.equal(await letters(), 1)
    shop.clock.advance(8 * day)
    await isMailed(4)
    assert.equal(await letters(), 2)
  })

  it('does not go when the cart was changed, emptied or ordered meanwhile', async () => {
    await isLeft()
    shop.world.cart.version += 1
    await shop.jobs.drain()
    assert.equal(await letters(), 0)
    assert.deepEqual(await reasons(), ['suppressed: the cart was changed, emptied or ordered meanwhile'])
  })

  it('comes to nobody twice in seven days, whatever the cart', async () => {
    await isMailed(1)
    shop.clock.advance(7 * day - 1000)
    await Promise.all([isLeft(2), isLeft(3)])
    assert.equal((await shop.messages()).length, 1)
    shop.clock.advance(1000)
    await Promise.all([isLeft(4), isLeft(5)])
    assert.equal((await shop.messages()).length, 2)
  })

  it('does not come to who ended it, and nothing else ends with it', async () => {
    await isMailed(1)
    const token = tokenIn((await shop.letters())[0]!.text)
    const other = await shop.api.unsubscribe(
      { token: token.replace('reminders', 'alert') },
      shop.call(nobody),
    )
    assert.equal(!other.ok && other.error.code, 'token_invalid')
    for (let i = 0; i < 2; i++) unwrap(await shop.api.unsubscribe({ token }, shop.call(nobody)))
    shop.clock.advance(8 * day)
    await isMailed(2)
    assert.equal((await reasons())[0], 'suppressed: the customer wants no reminders')
    assert.deepEqual(unwrap(await shop.api.listSuppressions({}, shop.call())).items, [])
    shop.world.soldOut.add('VASE')
    unwrap(await shop.api.createStockAlert({ sku: 'VASE' }, shop.call(ada)))
    shop.world.soldOut.delete('VASE')
    await shop.tell(availabilityChanged, { sku: 'VASE', available: 3, inStock: true })
    await shop.jobs.drain()
    assert.equal(await letters(), 2, 'what was asked for comes')
    shop.world.email = 'new@example.com'
    shop.clock.advance(8 * day)
    await isMailed(3)
    assert.equal(await letters(), 3, 'another address has not ended it')
  })

  it('goes to proved addresses only', async () => {
    shop.world.emailVerified = false
    await isMailed()
    assert.equal(await letters(), 0)
    assert.match((await reasons())[0]!, /^suppressed: .*not proved/)
  })

  it('goes to nobody who has not agreed to news by e-mail', async () => {
    shop.world.marketing = false
    await isMailed()
    assert.equal(await letters(), 0)
    assert.match((await reasons())[0]!, /^suppressed: .*not agreed/)
  })

  it('is not sent to who was erased, and nothing is kept of them', async () => {
    await isLeft()
    await shop.tell(customerErased, { customerId: ids.ada, requestId: `prv_${'0'.repeat(26)}` })
    shop.world.gone = true
    await shop.jobs.drain()
    assert.equal(await letters(), 0)
    assert.deepEqual(await shop.db.all(sql`select 1 from reminded_customers`), [])
  })

  it('leaves no trace of whom it went to after a week', async () => {
    await isMailed()
    shop.clock.advance(8 * day)
    await shop.jobs.drain()
    assert.deepEqual(await shop.db.all(sql`select 1 from reminded_customers`), [])
  })
})
