import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { createFacetBook } from '../search/facet-book.ts'
import { createFrequentWords } from '../search/frequent-words.ts'
import { postgresIndex } from '../search/postgres-index.ts'
import { createSynonymBook } from '../search/synonym-book.ts'
import { openShop } from '../testing/open-shop.ts'
import { runImportStep } from './run-import.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
type Input = Parameters<Shop['api']['startImport']>[0]

const item = (slug: string, sku: string, amount: unknown = 1800) => ({
  slug,
  texts: { en: { title: slug } },
  variants: [{ sku, options: {}, prices: [{ currency: 'EUR', amount }] }],
})
const lines = (...items: unknown[]) =>
  items.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')

/** The body comes in small pieces, cut anywhere. */
const bodyOf = (text: string) => {
  const bytes = Buffer.from(text)
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.subarray(n * 7, n * 7 + 7)),
  )
}

async function run(shop: Shop, text: string, input: Input = {}) {
  const started = unwrap(await shop.api.startImport(input, shop.call({ body: bodyOf(text) })))
  await shop.drain()
  const done = unwrap(await shop.api.getImport({ id: started.id }, shop.call()))
  const errors = unwrap(await shop.api.listImportErrors({ id: started.id }, shop.call())).items
  return { ...done, errors }
}

describe('importing products', () => {
  it('takes what is right and names what is wrong, row by row', async t => {
    const shop = await openShop(t)
    const file = lines(
      item('mug', 'MUG'),
      '{"slug":',
      '',
      item('bowl', 'BOWL', 'cheap'),
      { ...item('plate', 'PLATE'), categories: ['none'] },
      item('cup', 'MUG'),
      { ...item('Größe', 'G') },
    )
    const { status, total, created, failed, processed, errors } = await run(shop, file, { publish: true })
    assert.deepEqual([status, total, created, failed, processed], ['succeeded', 6, 1, 5, 6])
    assert.deepEqual(errors.map(({ row, pointer }) => [row, pointer]).sort(), [
      [2, ''],
      [4, '/variants/0/prices/0/amount'],
      [5, '/categories/0'],
      [6, '/variants/0/sku'],
      [7, '/slug'],
    ])
    assert.equal(unwrap(await shop.api.getProduct({ product: 'mug' }, shop.call())).title, 'mug')
    assert.equal(unwrap(await shop.api.searchProducts({ q: 'mug' }, shop.call())).total, 1)
  })

  it('writes nothing when it is run dry', async t => {
    const shop = await openShop(t)
    const { created, failed } = await run(shop, lines(item('mug', 'MUG'), item('cup', 'MUG')), {
      dryRun: true,
    })
    assert.deepEqual([created, failed], [1, 1])
    assert.deepEqual(unwrap(await shop.api.listStaffProducts({}, shop.call())).items, [])
    assert.deepEqual(await shop.events(), [])
  })

  it('updates what it finds again, and leaves alone what has not changed', async t => {
    const shop = await openShop(t)
    await run(shop, lines(item('mug', 'MUG'), item('bowl', 'BOWL')), { publish: true })
    const again = await run(shop, lines(item('mug', 'MUG', 2000), item('bowl', 'BOWL')), { publish: true })
    assert.deepEqual([again.created, again.updated, again.unchanged], [0, 1, 1])
    const types = (await shop.events('catalog.price-changed')).map(
      ({ data }) => (data as { prices: { before: number | null }[] }).prices[0]?.before,
    )
    assert.deepEqual(types, [null, null, 1800])
  })

  it('reads and writes CSV, a variant a row, without lending a formula to a spreadsheet', async t => {
    const shop = await openShop(t)
    await shop.category('Cups')
    unwrap(
      await shop.api.createAttribute(
        { code: 'height', type: 'unit', unit: 'cm', labels: { en: 'Height' } },
        shop.call(),
      ),
    )
    const file = [
      'slug,status,title,title:de,categories,tags,attribute:height,option:colour,sku,price:EUR,compareAt:EUR',
      'mug,published,"Mug, ""tall""",Becher,cups,new|gift,9.5,Sand,MUG-SAND,1800,2000',
      ',,,,,,,Slate Grey,MUG-SLATE,1900,',
      "bowl,draft,'=1+1,,,,,,BOWL,abc,",
    ].join('\r\n')
    const { created, failed, errors } = await run(shop, file, { format: 'csv' })
    assert.deepEqual(
      [created, failed, errors.map(({ row, pointer }) => [row, pointer])],
      [1, 1, [[4, '/variants/0/prices/0/amount']]],
    )
    const mug = unwrap(await shop.api.getProduct({ product: 'mug' }, shop.call()))
    assert.deepEqual(
      [
        mug.title,
        mug.attributes[0]?.text,
        mug.variants.map(({ options }) => options.colour),
        mug.categories[0]?.slug,
      ],
      ['Mug, "tall"', '9.5 cm', ['sand', 'slate-grey'], 'cups'],
    )
    await shop.add({
      texts: { en: { title: '=cmd()' } },
      slug: 'evil',
      variants: [{ sku: 'E', options: {}, prices: [{ currency: 'EUR', amount: 1 }] }],
    })
    const csv = await exported(shop, 'csv')
    assert.match(csv, /^evil,,published,.*,'=cmd\(\)/m)
    const back = await run(shop, csv, { format: 'csv' })
    assert.deepEqual([back.failed, back.unchanged + back.updated], [0, 2])
    assert.equal(unwrap(await shop.api.getProduct({ product: 'evil' }, shop.call())).title, '=cmd()')
  })

  it('tells who writes 12.50 for a price that it is 1250', async t => {
    const shop = await openShop(t)
    const file = 'slug,title,sku,price:EUR\nmug,Mug,MUG,12.50\n'
    const { created, errors } = await run(shop, file, { format: 'csv' })
    assert.equal(created, 0)
    assert.equal(errors[0]?.pointer, '/variants/0/prices/0/amount')
    assert.match(errors[0]?.detail ?? '', /integer.*minor units, so 12\.50 is written 1250/)
  })

  it('keeps what is known of pictures through CSV, and takes their texts from it', async t => {
    const shop = await openShop(t)
    const media = [
      { url: '/media/one.svg', kind: 'image', alt: { en: 'One | of two', de: 'Eins' }, width: 8, height: 10 },
      { url: '/media/two.svg', kind: 'image', alt: { de: 'Zwei' } },
    ]
    await run(shop, lines({ ...item('mug', 'MUG'), media }), { publish: true })
    const csv = await exported(shop, 'csv')
    assert.match(csv, /One \/ of two\|,Eins\|Zwei,/)
    const changed = csv.replace('One / of two|', 'First|Second')
    assert.deepEqual((await run(shop, changed, { format: 'csv' })).updated, 1)
    const { items } = unwrap(await shop.api.listStaffProducts({}, shop.call()))
    const known = unwrap(await shop.api.getStaffProduct({ id: items[0]!.id }, shop.call())).media
    assert.deepEqual(
      known.map(({ alt, width }) => [alt, width]),
      [
        [{ en: 'First', de: 'Eins' }, 8],
        [{ en: 'Second', de: 'Zwei' }, undefined],
      ],
    )
  })

  it('exports what it imports: nothing changes when a file comes back', async t => {
    const shop = await openShop(t)
    await run(shop, lines({ ...item('mug', 'MUG'), tags: ['new'] }, item('bowl', 'BOWL')), { publish: true })
    const back = await run(shop, await exported(shop, 'ndjson'))
    assert.deepEqual([back.total, back.unchanged], [2, 2])
  })

  it('tells how far it is after every batch, and goes on after the last one', async t => {
    const shop = await openShop(t)
    const file = lines(...Array.from({ length: 250 }, (_, n) => item(`mug-${n}`, `MUG-${n}`)))
    const { id } = unwrap(await shop.api.startImport({}, shop.call({ body: bodyOf(file) })))
    const books = {
      facets: createFacetBook(0),
      synonyms: createSynonymBook(0),
      frequent: createFrequentWords(0),
    }
    const deps = { ...shop.options, config: { languages: ['en', 'de'] as const, cacheMs: 0 } }
    assert.equal(await runImportStep(deps, id, postgresIndex(books)), true)
    const { status, processed, total } = unwrap(await shop.api.getImport({ id }, shop.call()))
    assert.deepEqual([status, processed, total], ['running', 200, 250])
    await shop.drain()
    const done = unwrap(await shop.api.getImport({ id }, shop.call()))
    assert.deepEqual([done.status, done.processed, done.created], ['succeeded', 250, 250])
  })

  it('can be cancelled, and a broken upload is marked as such', async t => {
    const shop = await openShop(t)
    const started = unwrap(
      await shop.api.startImport({}, shop.call({ body: bodyOf(lines(item('mug', 'MUG'))) })),
    )
    unwrap(await shop.api.cancelImport({ id: started.id }, shop.call()))
    await shop.drain()
    assert.equal(unwrap(await shop.api.getImport({ id: started.id }, shop.call())).status, 'cancelled')
    const broken = Readable.from(
      (function* () {
        yield Buffer.from(JSON.stringify(item('cup', 'CUP')))
        throw new Error('the connection went away')
      })(),
    )
    await assert.rejects(shop.api.startImport({}, shop.call({ body: broken })))
    const [last] = unwrap(await shop.api.listImports({}, shop.call())).items
    assert.deepEqual([last?.status, last?.detail], ['failed', 'The file did not arrive whole'])
    assert.deepEqual(unwrap(await shop.api.listStaffProducts({}, shop.call())).items, [])
  })
})

async function exported(shop: Shop, format: 'csv' | 'ndjson'): Promise<string> {
  const { chunks } = unwrap(await shop.api.exportProducts({ format }, shop.call()))
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}
