import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { openServices } from './open-services.ts'

const shop = await openServices({ after })
const skus = Array.from({ length: 13 }, (_, i) => `SKU-${i}`)
for (const sku of skus) await shop.product(sku, 1000)

const as = (id: string) => shop.call({ actor: { kind: 'guest', id } satisfies Actor })

async function countOf(work: () => Promise<unknown>) {
  const before = Object.values(shop.dbs).map(({ counted }) => counted.statements)
  await work()
  const [catalog, inventory, pricing, cart] = Object.values(shop.dbs).map(
    ({ counted }, i) => counted.statements - before[i]!,
  )
  return { catalog, inventory, pricing, cart }
}

const opened = async (guest: string, lines: number) =>
  unwrap(
    await shop.api.cart.createCart(
      { currency: 'EUR', lines: skus.slice(0, lines).map(sku => ({ sku })) },
      as(guest),
    ),
  ).id

describe('what a call asks of the databases does not grow with the cart', () => {
  for (const lines of [1, 12])
    it(`with ${lines} in it`, async () => {
      const guest = `g${lines}`
      const id = await opened(guest, lines)
      const neighbours = { catalog: 1, inventory: 1, pricing: 1 }
      const read = await countOf(async () => unwrap(await shop.api.cart.getCart({ id }, as(guest))))
      assert.deepEqual(read, { ...neighbours, cart: 2 }, 'the cart and the quantity rules')
      const add = () => shop.api.cart.addLine({ id, sku: 'SKU-12' }, as(guest))
      const added = await countOf(async () => unwrap(await add()))
      assert.deepEqual(
        added,
        { ...neighbours, cart: 2 },
        'the rules and the write: the cart is what was written last',
      )
    })

  it('and no transaction is opened where a statement will do', async () => {
    await opened('quick', 3)
    assert.equal(shop.dbs.cart.counted.transactions, 0)
  })
})
