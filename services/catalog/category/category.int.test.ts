import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

describe('the category tree', () => {
  it('is read in order, with breadcrumbs and counts', async t => {
    const shop = await openShop(t)
    const home = await shop.category('Home')
    const tables = await shop.category('Tables', home.id)
    await shop.category('Garden')
    await shop.add({ categoryIds: [tables.id] })
    const { items } = unwrap(await shop.api.listCategories({}, shop.call()))
    assert.deepEqual(
      items.map(({ slug, depth, products, path }) => [
        slug,
        depth,
        products,
        path.map(crumb => crumb.slug).join(),
      ]),
      [
        ['garden', 0, 0, ''],
        ['home', 0, 1, ''],
        ['tables', 1, 1, 'home'],
      ],
    )
  })

  it('moves with everything below it: pages, lists and the search follow', async t => {
    const shop = await openShop(t)
    const [home, garden] = [await shop.category('Home'), await shop.category('Garden')]
    const tables = await shop.category('Tables', home.id)
    const side = await shop.category('Side tables', tables.id)
    await shop.add({ categoryIds: [side.id] })
    await shop.drain()
    const update = { id: tables.id, parentId: garden.id, slug: 'desks', texts: { en: { title: 'Desks' } } }
    unwrap(await shop.api.updateCategory(update, shop.call({ ifMatch: 1 })))
    await shop.drain()
    const list = async (category: string) =>
      unwrap(await shop.api.listProducts({ category }, shop.call())).items.length
    assert.deepEqual([await list('home'), await list('garden'), await list('side-tables')], [0, 1, 1])
    const detail = unwrap(await shop.api.getProduct({ product: 'stoneware-mug' }, shop.call()))
    assert.deepEqual(
      detail.categories[0]?.path.map(({ title }) => title),
      ['Garden', 'Desks'],
    )
    const found = unwrap(await shop.api.searchProducts({ category: 'garden', q: 'desks' }, shop.call()))
    assert.equal(found.total, 1)
    const moved = await shop.api.getCategory({ category: 'tables' }, shop.call())
    assert.deepEqual(
      moved.ok === false && moved.error.code === 'category_moved' && moved.error.data?.slug,
      'desks',
    )
  })

  it('never becomes a circle, whoever moves what at the same time', async t => {
    const shop = await openShop(t)
    const [a, b] = [await shop.category('A'), await shop.category('B')]
    const under = (id: string, parentId: string) =>
      shop.api.updateCategory({ id, parentId }, shop.call({ ifMatch: 1 }))
    const results = await Promise.all([under(a.id, b.id), under(b.id, a.id)])
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    const refused = results.find(({ ok }) => !ok)
    assert.equal(refused?.ok === false && refused.error.code, 'category_invalid')
    assert.equal(unwrap(await shop.api.listCategories({}, shop.call())).items.length, 2)
  })

  it('is deleted from the leaves, and its products stay', async t => {
    const shop = await openShop(t)
    const home = await shop.category('Home')
    const tables = await shop.category('Tables', home.id)
    await shop.add({ categoryIds: [tables.id] })
    const remove = (id: string) => shop.api.deleteCategory({ id }, shop.call({ ifMatch: 1 }))
    const refused = await remove(home.id)
    assert.equal(refused.ok === false && refused.error.code, 'category_not_empty')
    unwrap(await remove(tables.id))
    await shop.drain()
    assert.equal(unwrap(await shop.api.listProducts({ category: 'home' }, shop.call())).items.length, 0)
    const detail = unwrap(await shop.api.getProduct({ product: 'stoneware-mug' }, shop.call()))
    assert.deepEqual(detail.categories, [])
    const tag = await shop.api.updateProduct({ id: detail.id, tags: ['x'] }, shop.call({ ifMatch: 2 }))
    assert.equal(tag.ok, true, 'a product that was in it can still be edited')
  })
})
