import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { openRecommendations } from '../testing/open-recommendations.ts'

const shop = await openRecommendations({ after })
beforeEach(() => shop.empty())

const ask = async () => unwrap(await shop.api.rebuildRecommendations({}, shop.staff()))
const latest = async () => unwrap(await shop.api.listRebuilds({}, shop.staff())).items[0]!
/** How often two products met, as the tables have it. */
const met = async (one: string, other: string) => {
  const [row] = await shop.db.all<{ orders: number }>(sql`
    select pair.orders from product_pairs pair
      join products a on a.product_id = pair.product_id join products b on b.product_id = pair.other_id
     where a.slug = ${one} and b.slug = ${other}`)
  return row?.orders ?? 0
}
const idOf = (n: number) => `o${String(n).padStart(4, '0')}`
/** More than a page of history that no event told of. */
function forgotten(orders: number): void {
  for (let n = 1; n <= orders; n++) shop.bought(idOf(n), ['pot', 'lid'])
}

test('counts every order there is anew, cancelled ones left out, and lets the staff see how far it is', async () => {
  for (const slug of ['pot', 'lid', 'bag']) await shop.show(slug, { kind: slug })
  await shop.order(idOf(1), 'pot', 'bag')
  shop.bought(idOf(1), ['pot', 'lid'])
  shop.bought(idOf(2), ['pot', 'lid'])
  shop.bought(idOf(3), ['pot', 'bag'], true)
  const { state, askedBy } = await ask()
  assert.deepEqual([state, askedBy], ['products', 'staff:stf_1'])
  await shop.jobs.drain()
  const { finishedAt, ...done } = await latest()
  assert.ok(finishedAt)
  assert.deepEqual([done.state, done.products, done.orders], ['done', 3, 3])
  assert.deepEqual([await met('pot', 'lid'), await met('lid', 'pot'), await met('pot', 'bag')], [2, 2, 0])
  assert.deepEqual(await shop.popular(), ['lid: popular', 'pot: popular', 'bag: new'])
})

test('serves the old answers until the new ones are complete', async () => {
  for (const slug of ['pot', 'lid', 'bag']) await shop.show(slug, { kind: slug })
  await shop.order('o', 'pot', 'bag')
  shop.clock.advance(2 * 3_600_000)
  const old = ['bag: bought-together', 'lid: new']
  forgotten(450)
  const seen: string[][] = []
  shop.meanwhile(async () => void seen.push(await shop.together('pot')))
  await ask()
  await shop.jobs.drain()
  assert.deepEqual(seen, [old, old, old])
  assert.deepEqual(await shop.together('pot'), ['lid: bought-together', 'bag: new'])
})

test('goes on where it was when it was killed, and ends as if it had not been', async () => {
  for (const slug of ['pot', 'lid']) await shop.show(slug, { kind: slug })
  forgotten(450)
  shop.meanwhile(page => {
    if (page === 2) throw new Error('killed')
  })
  const { id } = await ask()
  await shop.jobs.drain()
  assert.deepEqual([(await latest()).orders, await met('pot', 'lid')], [200, 0])
  const again = await ask()
  assert.deepEqual([again.id, again.orders], [id, 200], 'asking again answers the one that runs')
  await shop.jobs.drain()
  assert.deepEqual(shop.scanned, ['', idOf(200), idOf(200), idOf(400)])
  const { state, orders } = await latest()
  assert.deepEqual([state, orders, await met('pot', 'lid')], ['done', 450, 450])
})

test('misses and doubles nothing that is ordered or cancelled while it runs, or told of afterwards', async () => {
  for (const slug of ['pot', 'lid']) await shop.show(slug, { kind: slug })
  forgotten(250)
  shop.meanwhile(async page => {
    if (page !== 2) return
    // One that was read already is cancelled, one is placed behind what was read, and one that will be read.
    await shop.told(idOf(7), 'pot', 'lid')
    await shop.cancel(idOf(7))
    await shop.order('a-slow-one', 'pot', 'lid')
    shop.bought(idOf(251), ['pot', 'lid'])
    await shop.order(idOf(251), 'pot', 'lid')
  })
  await ask()
  await shop.jobs.drain()
  assert.equal(await met('pot', 'lid'), 250 - 1 + 2)
  await shop.order(idOf(3), 'pot', 'lid')
  assert.equal(await met('pot', 'lid'), 251, 'an event that comes late')
  await shop.cancel(idOf(3))
  await shop.cancel(idOf(7))
  assert.equal(await met('pot', 'lid'), 250, 'a cancellation takes back what was counted, once')
})

test('ten who ask at once get the same one, and the next starts when it has ended', async () => {
  await shop.show('pot')
  const asked = await Promise.all(Array.from({ length: 10 }, ask))
  assert.equal(new Set(asked.map(({ id }) => id)).size, 1)
  await shop.jobs.drain()
  assert.notEqual((await ask()).id, asked[0]!.id)
  await shop.jobs.drain()
  const { items } = unwrap(await shop.api.listRebuilds({}, shop.staff()))
  assert.deepEqual(
    items.map(({ state }) => state),
    ['done', 'done'],
  )
})

test('learns the products that are on sale, also those nobody told of, and forgets those that are not', async () => {
  for (const slug of ['pot', 'lid', 'gone']) await shop.show(slug)
  shop.unnoticed('gone')
  await shop.db.run(sql`delete from products where slug = 'lid'`)
  shop.clock.advance(1_000)
  await ask()
  await shop.jobs.drain()
  assert.deepEqual(await shop.similar('pot'), ['lid: similar'])
  assert.deepEqual((await shop.popular()).toSorted(), ['lid: new', 'pot: new'])
})

test('old orders have cooled down as they would have by themselves', async () => {
  for (const slug of ['old', 'young']) await shop.show(slug)
  for (const n of [1, 2, 3]) shop.bought(idOf(n), ['old'])
  shop.clock.advance(40 * 86_400_000)
  for (const n of [4, 5]) shop.bought(idOf(n), ['young'])
  await ask()
  await shop.jobs.drain()
  assert.deepEqual(await shop.popular(), ['young: popular', 'old: popular'])
})
