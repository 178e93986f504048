import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { serve } from '@stoa/platform/http'
import { createOrders } from '../service.ts'
import { guest, openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after }, { ORDERS_STREAM_POLL_MS: '20', ORDERS_STREAM_PULSE_SECONDS: '1' })
const actors: Record<string, Actor> = { visitor: guest, stranger: { kind: 'guest', id: 'stranger' } }
const open = () =>
  serve([{ contract: ordersContract, api: createOrders(shop.replica().options).api }], {
    edge: 'public',
    authenticate: async ({ headers }) => actors[String(headers.authorization)] ?? guest,
  })
const server = open()
const { url } = await server.listen(0)
after(() => server.close())

before(() => shop.stock('MUG', 1000))

type Entry = { readonly seq: number; readonly kind: string }

function listen(id: string, { who = 'visitor', last = '' } = {}) {
  const controller = new AbortController()
  const headers = { authorization: who, accept: 'text/event-stream', ...(last && { 'last-event-id': last }) }
  const answer = fetch(`${url}/v1/orders/${id}/stream`, { headers, signal: controller.signal })
  return { answer, leave: () => controller.abort() }
}

/** Reads until the text satisfies; every wait is for something that is told. */
async function until(answer: Response, isEnough: (text: string) => boolean): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body!) {
    text += decoder.decode(chunk, { stream: true })
    if (isEnough(text)) return text
  }
  return text
}
const entriesOf = (text: string): Entry[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as Entry)

describe('the live view of an order', () => {
  it('tells what was, and what another replica does, each entry once and in order', async () => {
    const { id } = await shop.placed()
    const { answer } = listen(id)
    const told = until(await answer, text => text.includes('shipment-sent'))
    unwrap(await shop.replica().api.createShipment({ id }, shop.staff()))
    const entries = entriesOf(await told)
    assert.equal(entries[0]?.kind, 'order-placed')
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      entries.map((_, i) => i + 1),
    )
  })

  it('goes on after the entry that the browser names', async () => {
    const { id } = await shop.placed()
    const { answer } = listen(id, { last: '1' })
    const text = await until(await answer, text => entriesOf(text).length > 0)
    assert.match(text, /^retry: 2000$/m)
    assert.match(text, /^id: 2\nevent: timeline\ndata: /m)
    assert.equal(entriesOf(text)[0]?.seq, 2)
  })

  it('shows that it is there while there is nothing to tell', async () => {
    const { id, version } = await shop.placed()
    const { answer } = listen(id, { last: String(version) })
    assert.match(await until(await answer, text => text.includes(':\n\n')), /^:$/m)
  })

  it('is for whom the order is, guests by link among them', async () => {
    const { id } = await shop.placed()
    const refused = await listen(id, { who: 'stranger' }).answer
    assert.deepEqual([refused.status, (await refused.json()).code], [404, 'not_found'])
    const { linkToken } = unwrap(await shop.api.getOrderContact({ orderId: id, link: true }, shop.call()))
    unwrap(await shop.api.openOrderLink({ token: linkToken! }, shop.call(actors.stranger)))
    const { answer } = listen(id, { who: 'stranger' })
    assert.equal((await answer).status, 200)
    assert.match(await until(await answer, text => entriesOf(text).length > 0), /order-placed/)
  })

  it('is open a few times for one visitor; who leaves makes room', async () => {
    const { id } = await shop.placed({}, actors.stranger)
    const views = Array.from({ length: 6 }, () => listen(id, { who: 'stranger' }))
    const answers = await Promise.all(views.map(({ answer }) => answer))
    assert.ok(answers.every(({ status }) => status === 200))
    const refused = await listen(id, { who: 'stranger' }).answer
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '10'])
    for (const { leave } of views) leave()
    const again = async (): Promise<number> => {
      const next = listen(id, { who: 'stranger' })
      const { status } = await next.answer
      next.leave()
      return status === 429 ? again() : status
    }
    assert.equal(await again(), 200)
  })

  it('ends whole when its replica is drained', async () => {
    const { id } = await shop.placed()
    const other = open()
    const at = await other.listen(0)
    const answer = await fetch(`${at.url}/v1/orders/${id}/stream`, { headers: { authorization: 'visitor' } })
    const text = until(answer, () => false)
    other.beginDrain()
    assert.match(await text, /^retry/)
    await other.close()
  })
})
