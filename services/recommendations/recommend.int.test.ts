import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openRecommendations } from './testing/open-recommendations.ts'

const shop = await openRecommendations({ after })
beforeEach(() => shop.empty())

test('what was ordered together comes first, and what everybody buys says less than what belongs together', async () => {
  for (const slug of ['pot', 'lid', 'bag', 'cup']) await shop.show(slug, { kind: slug })
  await shop.order('o1', 'pot', 'lid', 'bag')
  await shop.order('o2', 'pot', 'lid', 'bag')
  for (const n of [3, 4, 5, 6]) await shop.order(`o${n}`, 'bag', 'cup')
  assert.deepEqual((await shop.together('pot')).slice(0, 2), ['lid: bought-together', 'bag: bought-together'])
})

test('an order counts once however often its event comes, and not at all once it is cancelled', async () => {
  shop.needOrders(2)
  for (const slug of ['pot', 'lid']) await shop.show(slug, { kind: slug })
  await shop.order('o1', 'pot', 'lid')
  await shop.order('o1', 'pot', 'lid')
  assert.deepEqual(await shop.together('pot'), ['lid: popular'], 'once is less than twice')
  await shop.order('o2', 'pot', 'lid')
  assert.deepEqual(await shop.together('pot'), ['lid: bought-together'])
  await shop.cancel('o2')
  await shop.cancel('o2')
  assert.deepEqual(await shop.together('pot'), ['lid: popular'])
})

test('orders that wait together are counted together, each as often as it was wanted', async () => {
  for (const slug of ['pot', 'lid', 'bag']) await shop.show(slug, { kind: slug })
  await shop.told('o1', 'pot', 'lid')
  await shop.told('o2', 'pot', 'bag')
  await shop.told('o3', 'pot', 'bag')
  await shop.told('o3', 'pot', 'bag')
  assert.equal(await shop.waitingJobs(), 1, 'one for all of them')
  await shop.order('o4', 'bag')
  assert.deepEqual(await shop.together('pot'), ['bag: bought-together', 'lid: bought-together'])
  assert.deepEqual(await shop.popular(), ['bag: popular', 'pot: popular', 'lid: popular'])
})

test('orders of a rush are counted a little later, all of them together, each once', async () => {
  for (const slug of ['pot', 'lid', 'bag']) await shop.show(slug, { kind: slug })
  const rush = Array.from({ length: 8 }, (_, n) => ({
    orderId: `o${n}`,
    products: ['pot', n < 5 ? 'lid' : 'bag'],
  }))
  await shop.toldAtOnce(rush)
  await shop.told('o0', 'pot', 'lid')
  await shop.jobs.drain()
  assert.deepEqual(
    [await shop.popular(), await shop.waitingJobs()],
    [['bag: new', 'lid: new', 'pot: new'], 1],
  )
  shop.clock.advance(10_000)
  await shop.jobs.drain()
  assert.deepEqual(await shop.popular(), ['pot: popular', 'lid: popular', 'bag: popular'])
  assert.deepEqual(await shop.ordersOf('pot', 'lid', 'bag'), [8, 5, 3])
})

test('the catalogue is asked once whose a SKU is, and again after five minutes or while it does not know', async () => {
  await shop.show('urn')
  for (const order of ['o1', 'o2']) await shop.order(order, 'urn', 'jug')
  assert.deepEqual(shop.askedSkus(), [['URN', 'JUG'], ['JUG']])
  await shop.show('jug')
  for (const order of ['o3', 'o4']) await shop.order(order, 'urn', 'jug')
  assert.deepEqual(shop.askedSkus(), [['JUG']])
  shop.clock.advance(5 * 60_000)
  await shop.order('o5', 'jug')
  assert.deepEqual(shop.askedSkus(), [['JUG']])
  assert.deepEqual(await shop.ordersOf('urn', 'jug'), [4, 3])
})

test('a cancellation that comes before its order is remembered', async () => {
  for (const slug of ['pot', 'lid']) await shop.show(slug, { kind: slug })
  await shop.cancel('o1')
  await shop.order('o1', 'pot', 'lid')
  assert.deepEqual(await shop.together('pot'), ['lid: new'])
})

test('cold start: first what the brand shows beside it, then its kind, then what is new', async () => {
  await shop.show('far', { kind: 'lamps' })
  await shop.show('like', { kind: 'mugs' })
  await shop.show('beside', { kind: 'trays' })
  await shop.show('mug', { kind: 'mugs', goesWith: ['beside'] })
  assert.deepEqual(await shop.together('mug'), ['beside: goes-with', 'like: similar', 'far: new'])
})

test('similar is of its kind, with the same words and a price of the same size first', async () => {
  await shop.show('mug', { tags: ['blue', 'large'], price: 1000 })
  await shop.show('twin', { tags: ['blue', 'large'], price: 1100 })
  await shop.show('cousin', { tags: ['blue'], price: 1000 })
  await shop.show('dear', { tags: ['blue', 'large'], price: 90_000 })
  await shop.show('lamp', { kind: 'lamps', tags: ['blue', 'large'], price: 1000 })
  assert.deepEqual(await shop.similar('mug'), [
    'twin: similar',
    'cousin: similar',
    'dear: similar',
    'lamp: new',
  ])
})

test('what is not on sale is not recommended, and comes back when it is', async () => {
  for (const slug of ['pot', 'lid']) await shop.show(slug, { kind: slug })
  await shop.order('o1', 'pot', 'lid')
  await shop.withdraw('lid')
  assert.deepEqual(await shop.together('pot'), [])
  await shop.show('lid', { kind: 'lid' })
  assert.deepEqual(await shop.together('pot'), ['lid: bought-together'])
})

test('an older look at a product never replaces a newer one', async () => {
  await shop.show('pot', { version: 5, kind: 'pots' })
  await shop.show('pan', { kind: 'pots' })
  await shop.show('pot', { version: 4, kind: 'lamps' })
  assert.deepEqual(await shop.similar('pot'), ['pan: similar'])
})

test('what was loved once cools down and makes room', async () => {
  for (const slug of ['old', 'young']) await shop.show(slug)
  for (const n of [1, 2, 3]) await shop.order(`a${n}`, 'old')
  for (let day = 0; day < 40; day++) {
    shop.clock.advance(86_400_000)
    await shop.jobs.drain()
  }
  for (const n of [1, 2]) await shop.order(`b${n}`, 'young')
  assert.deepEqual(await shop.popular(), ['young: popular', 'old: popular'])
})

test('a shop that nobody has ordered in shows what is new, and an empty one nothing', async () => {
  assert.deepEqual(await shop.popular(), [])
  assert.deepEqual(await shop.together('unheard-of'), [])
  await shop.show('pot')
  assert.deepEqual(await shop.popular(), ['pot: new'])
})

test('every answer costs one statement, and counting orders as many for thirty as for one', async () => {
  const slugs = ['pot', 'lid', 'bag', 'cup']
  for (const slug of slugs) await shop.show(slug)
  const cost = async (work: () => Promise<unknown>): Promise<number> => {
    shop.statements()
    await work()
    return shop.statements()
  }
  const one = await cost(async () => {
    await shop.told('o0', ...slugs)
    await shop.jobs.drain()
  })
  const told = 30
  const many = await cost(async () => {
    for (let n = 1; n <= told; n++) await shop.told(`o${n}`, ...slugs)
    await shop.jobs.drain()
  })
  const perEvent = await cost(() => shop.told('o99', 'pot'))
  assert.ok(
    many - one <= (told - 1) * perEvent,
    `${many} for ${told}, ${one} for one, ${perEvent} to hear of one`,
  )
  assert.deepEqual(
    [
      await cost(() => shop.together(...slugs)),
      await cost(() => shop.similar('pot')),
      await cost(() => shop.popular()),
    ],
    [1, 1, 1],
  )
})
