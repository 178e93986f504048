import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { customerErased, customerExportRequested } from '@stoa/contracts/identity'
import { availabilityChanged } from '@stoa/contracts/inventory'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { createNotifications } from '../service.ts'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const shop = await openNotifications({ after })
const day = 86_400_000
const sku = 'VASE'
const email = 'guest@example.com'
const nobody: Actor = { kind: 'anonymous' }
const ada: Actor = { kind: 'customer', id: ids.ada, emailVerified: true }
const requestId = `prv_${'0'.repeat(26)}`

beforeEach(async () => {
  await shop.empty()
  shop.world.soldOut.add(sku)
})

type Input = { sku?: string; email?: string; language?: string }
const ask = async (input: Input = {}, actor: Actor = nobody) => {
  const asked = unwrap(await shop.api.createStockAlert({ sku, ...input }, shop.call(actor)))
  await shop.jobs.drain()
  return asked.status
}
const subjects = async () => (await shop.letters()).map(({ subject }) => subject)
const tokenIn = (text: string): string => /token=([\w.-]+)/.exec(text)![1]!
const lastToken = async () => tokenIn((await shop.letters())[0]!.text)
const confirm = async (token: string) => {
  const answer = await shop.api.confirmStockAlert({ token }, shop.call(nobody))
  await shop.jobs.drain()
  return answer
}
const guestWaits = async () => {
  await ask({ email })
  unwrap(await confirm(await lastToken()))
}
const isBack = async () => {
  shop.world.soldOut.delete(sku)
  const event = await shop.tell(availabilityChanged, { sku, available: 3, inStock: true })
  await shop.jobs.drain()
  return event
}
const back = /^(Wieder da: Mug, Sand|Mug, Sand is back)$/
const told = async () => (await subjects()).filter(subject => back.test(subject)).length
const waiting = async () => unwrap(await shop.api.listStockAlerts({}, shop.call())).items

describe('who wants to be told', () => {
  it('a guest is asked to confirm first, and hears nothing more without it', async () => {
    assert.equal(await ask({ email, language: 'de' }), 'unconfirmed')
    assert.deepEqual(await subjects(), ['Sollen wir schreiben, wenn es „Mug, Sand“ wieder gibt?'])
    assert.deepEqual(await waiting(), [])
    await isBack()
    assert.equal(await told(), 0)
  })

  it('asking again sends one link a day, whoever asks, and the answer is always the same', async () => {
    for (let i = 0; i < 3; i++)
      assert.equal(await ask({ email: i ? email.toUpperCase() : email }), 'unconfirmed')
    assert.equal((await subjects()).length, 1)
    shop.clock.advance(day + 1000)
    assert.equal(await ask({ email }), 'unconfirmed')
    assert.equal((await subjects()).length, 2)
    unwrap(await confirm(await lastToken()))
    shop.clock.advance(day + 1000)
    assert.equal(await ask({ email }), 'unconfirmed')
    assert.equal((await subjects()).length, 2)
  })

  it('nobody’s mailbox is filled by asking for many things in their name', async () => {
    for (let i = 0; i < 8; i++) await ask({ sku: `VASE-${i}`, email })
    assert.equal((await subjects()).length, 5)
  })

  it('a customer with a proved address is subscribed at once, once, and may end it', async () => {
    for (let i = 0; i < 2; i++) assert.equal(await ask({}, ada), 'subscribed')
    assert.deepEqual(await subjects(), [])
    const { items } = unwrap(await shop.api.listMyStockAlerts({}, shop.call(ada)))
    assert.deepEqual(
      items.map(item => item.sku),
      [sku],
    )
    const other: Actor = { ...ada, id: ids.ada.replace('ada', 'eve') }
    const id = items[0]!.id
    await assert.rejects(shop.api.deleteStockAlert({ id }, shop.call(other)), { code: 'not_found' })
    unwrap(await shop.api.deleteStockAlert({ id }, shop.call(ada)))
    await isBack()
    assert.deepEqual(await subjects(), [])
  })

  it('a customer who has not proved the address, or names another, confirms like a guest', async () => {
    assert.equal(await ask({ email: 'other@example.com' }, ada), 'unconfirmed')
    shop.world.emailVerified = false
    assert.equal(await ask({}, ada), 'unconfirmed')
    assert.equal((await subjects()).length, 2)
  })

  it('an unknown SKU, and nobody to write to, are told as such', async () => {
    const unknown = await shop.api.createStockAlert({ sku: 'NONE', email }, shop.call(nobody))
    assert.equal(!unknown.ok && unknown.error.code, 'sku_unknown')
    const missing = await shop.api.createStockAlert({ sku }, shop.call(nobody))
    assert.equal(!missing.ok && missing.error.code, 'email_required')
  })

  it('a link is for one thing, and one that was changed is for nothing', async () => {
    await ask({ email })
    const token = await lastToken()
    for (const wrong of [`${token.slice(0, -2)}AA`, token.replace('confirm', 'alert')]) {
      const answer = await confirm(wrong)
      assert.equal(!answer.ok && answer.error.code, 'token_invalid')
    }
    shop.clock.advance(8 * day)
    const late = await confirm(token)
    assert.equal(!late.ok && late.error.code, 'token_invalid')
  })
})

describe('when it is back', () => {
  it('each is told once: the event twice and two replicas make one mail, and then it is done', async () => {
    await guestWaits()
    await ask({}, ada)
    assert.deepEqual(await waiting(), [{ sku, waiting: 2, newestAt: shop.clock.iso() }])
    shop.world.soldOut.delete(sku)
    const replica = createNotifications(shop.options)
    const event = await isBack()
    await shop.hear(event)
    const jobs = [...shop.service.jobs, ...replica.jobs].filter(({ job }) => job.name.includes('tell-stock'))
    const turn = { jobId: 'x', attempt: 1, traceparent: undefined, signal: undefined }
    await Promise.all(jobs.map(job => job.run({ sku }, turn)))
    await shop.jobs.drain()
    await replica[Symbol.asyncDispose]()
    assert.equal(await told(), 2)
    assert.deepEqual(await waiting(), [])
    await shop.tell(availabilityChanged, { sku, available: 9, inStock: true })
    await shop.jobs.drain()
    assert.equal(await told(), 2)
  })

  it('the mail leads to the product, and carries the way out of it as a link and for one press', async () => {
    await guestWaits()
    await isBack()
    const [letter] = await shop.letters()
    assert.match(letter!.text, /https:\/\/marl\.example\/products\/mug/)
    const url = /<(.+)>/.exec(letter!.headers['List-Unsubscribe']!)![1]!
    assert.match(url, /^https:\/\/marl\.example\/unsubscribe\?token=alert\./)
    assert.equal(letter!.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
    for (const form of [letter!.text, letter!.html]) assert.ok(form.includes(url))
  })

  it('who unsubscribed gets none; pressing twice changes nothing', async () => {
    await ask({}, ada)
    await isBack()
    const token = await lastToken()
    shop.world.soldOut.add(sku)
    await ask({}, ada)
    const { items } = unwrap(await shop.api.listMyStockAlerts({}, shop.call(ada)))
    unwrap(await shop.api.deleteStockAlert({ id: items[0]!.id }, shop.call(ada)))
    for (let i = 0; i < 2; i++) unwrap(await shop.api.unsubscribe({ token }, shop.call(nobody)))
    await isBack()
    assert.equal(await told(), 1)
  })

  it('what is sold out again before its turn waits for the next time', async () => {
    await guestWaits()
    // Taken while it is there, and gone when its mail is written.
    shop.world.away.add('getVariant')
    await isBack()
    shop.world.away.clear()
    shop.world.soldOut.add(sku)
    shop.clock.advance(300_000)
    await shop.jobs.drain()
    assert.equal(await told(), 0)
    const [message] = await shop.messages()
    assert.match(message!.reason!, /sold out again/)
    assert.equal((await waiting())[0]?.waiting, 1)
    await isBack()
    assert.equal(await told(), 1)
  })

  it('who confirms when it is back already is told at once', async () => {
    await ask({ email })
    shop.world.soldOut.delete(sku)
    unwrap(await confirm(await lastToken()))
    assert.equal(await told(), 1)
  })

  it('nobody waits for longer than a year', async () => {
    await guestWaits()
    shop.clock.advance(366 * day)
    await isBack()
    assert.equal(await told(), 0)
    assert.equal((await shop.db.all(sql`select 1 from stock_alerts`)).length, 0)
  })
})

describe('personal data of those who wait', () => {
  it('is told to who asks, and erased with the customer', async () => {
    await ask({}, ada)
    await shop.tell(customerExportRequested, { customerId: ids.ada, requestId })
    await shop.jobs.drain()
    assert.match(JSON.stringify(shop.world.completed), /stockAlerts.*VASE/)
    await shop.tell(customerErased, { customerId: ids.ada, requestId })
    await isBack()
    assert.deepEqual(await subjects(), [])
    assert.deepEqual(await shop.db.all(sql`select 1 from stock_alerts`), [])
  })
})

it('staff see the most wanted first, in pages', async () => {
  for (const [wanted, count] of [
    ['A', 1],
    ['B', 3],
    ['C', 2],
  ] as const)
    for (let i = 0; i < count; i++) {
      shop.world.soldOut.add(wanted)
      shop.world.email = `ada${i}@example.com`
      await ask({ sku: wanted }, { ...ada, id: ids.ada.replace('ada', `ad${i}`) })
    }
  const first = unwrap(await shop.api.listStockAlerts({ limit: 2 }, shop.call()))
  const rest = unwrap(await shop.api.listStockAlerts({ limit: 2, cursor: first.next! }, shop.call()))
  assert.deepEqual(
    [...first.items, ...rest.items].map(item => [item.sku, item.waiting]),
    [
      ['B', 3],
      ['C', 2],
      ['A', 1],
    ],
  )
  assert.equal(rest.next, undefined)
  assert.equal(unwrap(await shop.api.listStockAlerts({ sku: 'C' }, shop.call())).items[0]?.waiting, 2)
})
