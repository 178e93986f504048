import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
const tree = async () =>
  unwrap(await shop.api.listStaffCategories({}, shop.call())).items.map(
    ({ slug, depth }) => `${'-'.repeat(depth)}${slug}`,
  )

describe('the tree as staff arrange it', () => {
  it('puts a category before a sibling, last, or below another one with all that is below it', async () => {
    const made = new Map<string, string>()
    for (const title of ['A', 'B', 'C']) made.set(title, (await shop.category(title)).id)
    const inner = await shop.category('Inner', made.get('C')!)
    await shop.add({ categoryIds: [inner.id] })
    const move = async (title: string, parent: string | null, before?: string) => {
      const id = made.get(title)!
      const { version } = unwrap(await shop.api.getStaffCategory({ id }, shop.call()))
      const parentId = parent === null ? null : made.get(parent)!
      const place = before === undefined ? {} : { before: made.get(before)! }
      return shop.api.moveCategory({ id, parentId, ...place }, shop.call({ ifMatch: version }))
    }
    unwrap(await move('C', null, 'A'))
    assert.deepEqual(await tree(), ['c', '-inner', 'a', 'b'])
    unwrap(await move('A', null))
    assert.deepEqual(await tree(), ['c', '-inner', 'b', 'a'])
    unwrap(await move('C', 'B'))
    assert.deepEqual(await tree(), ['b', '-c', '--inner', 'a'])
    await shop.drain()
    const { items } = unwrap(await shop.api.listProducts({ category: 'b' }, shop.call()))
    assert.equal(items.length, 1, 'lists follow')
    const circle = await move('B', 'C')
    assert.ok(!circle.ok && circle.error.code === 'category_invalid')
    assert.equal(circle.error.data?.problems[0]?.pointer, '/parentId')
    const stranger = await move('A', 'B', 'B')
    assert.ok(!stranger.ok && stranger.error.code === 'category_invalid')
    assert.equal(stranger.error.data?.problems[0]?.pointer, '/before')
    const stale = await shop.api.moveCategory(
      { id: made.get('A')!, parentId: null },
      shop.call({ ifMatch: 99 }),
    )
    assert.equal(!stale.ok && stale.error.code, 'category_changed')
    const audit = unwrap(await shop.api.listAudit({ entity: made.get('C')! }, shop.call()))
    assert.deepEqual(
      audit.items[0]?.changes.map(({ path }) => path),
      ['/parentId'],
    )
    assert.deepEqual(await tree(), ['b', '-c', '--inner', 'a'], 'what is refused moves nothing')
  })
})
