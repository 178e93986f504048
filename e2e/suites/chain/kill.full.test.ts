import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { assertChain, assertLive } from './assert-chain.ts'
import { taken } from './boundaries.ts'
import { openChain } from './open-chain.ts'

const chain = await openChain({ after })
const answer = 'payments: before its answer #1'

/** The links, so that no step can leave the sight of this matrix; all else is found by going through once. */
const links = [
  /^payments: after its commit \[.*payments\.insert-webhooks\]/,
  /^payments: before its answer/,
  /^bank: after read/,
  /^payments: after its commit \[.*kit\.emit.*payments\.update\]/,
  /^job: before payments\.handle-webhook is acknowledged/,
  /^payments: after kit\.relay/,
  /^orders: after its commit \[.*kit\.remember-events.*saga\.wake\]/,
  /^orders: after its commit \[orders\.place-one\]/,
  /^bank: after capture/,
  /^payments: after payments\.settle-captured/,
  /^inventory: after /,
  /^cart: after /,
  /^orders: after its commit \[orders\.capture\]/,
  /^job: before orders\.resume is acknowledged/,
  /^orders: after kit\.relay/,
  /^notifications: after its commit \[.*notifications\.insert-message/,
  /^notifications: after notifications\.claim-messages/,
  /^notifications: after notifications\.intend-message/,
  new RegExp(`^${taken} #2`),
  /^notifications: after notifications\.settle-message #2/,
  /^job: before notifications\.send-mails is acknowledged/,
]

async function goThrough(): Promise<string[]> {
  const { id, body } = await chain.confirmed()
  const { passed, killed } = await chain.die(body)
  assert.equal(killed, false)
  await assertChain(chain, id, 'nobody died')
  return passed
}

/**
 * All that every run passes which nothing happens to: what only one of two does is no step of the chain, like the news
 * that the last pieces are being sold. A lease that is taken once more is no new step.
 */
async function survey(): Promise<string[]> {
  const first = new Set(await goThrough())
  return (await goThrough()).filter(boundary => first.has(boundary) && !/lease #(?!1$)/.test(boundary))
}

/** The bank tells again whoever has not answered; and some it tells twice anyway. */
async function killAt(boundary: string, n: number): Promise<void> {
  const { id, body } = await chain.confirmed()
  const { passed, killed } = await chain.die(body, boundary)
  assert.ok(killed, `it came through alive: ${boundary}`)
  await assertLive(chain, id, boundary)
  const answered = passed.includes(answer) && boundary !== answer
  if (!answered || n % 3 === 0) await chain.tellAgain(body)
  await chain.goOn()
  await assertChain(chain, id, boundary)
  await chain.hearTheRest()
  await assertChain(chain, id, boundary)
}

it('from the webhook of the bank to the mail: kill -9 at every boundary, and all of it has happened once', async t => {
  const boundaries = await survey()
  assert.deepEqual(
    links.filter(link => !boundaries.some(boundary => link.test(boundary))),
    [],
    boundaries.join('\n'),
  )
  for (const [n, boundary] of boundaries.entries()) await killAt(boundary, n)
  const { levels } = unwrap(await chain.market.api.inventory.getItem({ sku: 'MUG' }, chain.market.call()))
  const bought = 2 * (boundaries.length + 2)
  assert.deepEqual([levels[0]!.allocated, levels[0]!.reserved], [bought, 0])
  t.diagnostic(`${boundaries.length} boundaries:\n${boundaries.join('\n')}`)
})
