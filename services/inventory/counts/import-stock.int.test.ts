import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Download } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })

async function* bodyOf(text: string) {
  yield Buffer.from(text)
}
const clerk = (text: string) =>
  newCall({
    actor: { kind: 'staff', id: 'stf_ada', permissions: ['inventory.write'] },
    body: bodyOf(text),
    clock: shop.clock,
  })
const load = async (text: string, input: { format?: 'csv' | 'ndjson'; dryRun?: boolean } = {}) =>
  unwrap(await shop.api.importStock(input, clerk(text)))
const movements = async (sku: string) =>
  unwrap(await shop.api.listAllMovements({ sku }, shop.call())).items.map(
    ({ kind, delta, onHandAfter, reason, actor }) => `${kind} ${delta} ${onHandAfter} ${reason} ${actor}`,
  )

describe('counting many SKUs from a file', () => {
  it('counts what is right, names what is wrong, and writes down who and why', async () => {
    await shop.stock('PAN', { main: 5 })
    await shop.stock('POT', { main: 5 })
    unwrap(await shop.reserve('chk_count', [['POT', 4]]))
    const answer = await load(
      [
        'sku,location,quantity,reason',
        'PAN,main,7,yearly count',
        'PAN,shop,3,',
        'NEW,main,2,',
        'POT,main,3,',
        'POT,nowhere,3,',
        'PAN,main,9,',
        'LID,main,many,',
        'no sku,main,1,',
      ].join('\n'),
    )
    assert.deepEqual([answer.rows, answer.changed, answer.unchanged, answer.failed], [8, 3, 0, 5])
    assert.deepEqual(answer.errors.map(({ row, pointer }) => `${row} ${pointer}`).sort(), [
      '5 /quantity',
      '6 /location',
      '7 /sku',
      '8 /quantity',
      '9 /sku',
    ])
    assert.deepEqual(await movements('PAN'), [
      'counted 3 3 stock import staff:stf_ada',
      'counted 2 7 yearly count staff:stf_ada',
      'received 5 5  key:test',
    ])
    assert.equal(await shop.available('PAN'), 10)
    assert.equal(await shop.available('NEW'), 2)
    assert.equal(await shop.available('POT'), 1)
  })

  it('tries without changing anything, and counting the same again changes nothing', async () => {
    await shop.stock('CUP', { main: 5 })
    const file = '{"sku":"CUP","location":"main","quantity":8}\nno json\n'
    const tried = await load(file, { format: 'ndjson', dryRun: true })
    assert.deepEqual([tried.changed, tried.failed, await shop.available('CUP')], [1, 1, 5])
    assert.equal((await load(file, { format: 'ndjson' })).changed, 1)
    const again = await load(file, { format: 'ndjson' })
    assert.deepEqual([again.changed, again.unchanged], [0, 1])
    assert.equal((await movements('CUP')).length, 2)
  })

  it('takes what the export gives, in as many batches as it needs', async () => {
    const rows = Array.from({ length: 1_203 }, (_, n) => `BULK-${n},main,${n % 7}`)
    const first = await load(['sku,location,quantity', ...rows].join('\r\n'))
    assert.deepEqual([first.rows, first.failed], [1_203, 0])
    const { chunks } = unwrap(await shop.api.exportStock({}, shop.call())) as Download
    let text = ''
    for await (const chunk of chunks) text += chunk
    assert.ok(text.includes('BULK-1202,main,5'))
    const second = await load(text)
    assert.deepEqual([second.changed, second.failed], [0, 0])
    assert.equal(second.unchanged, second.rows)
  })
})

describe('what runs low', () => {
  it('is told with what is sold out first, page by page, and counted', async () => {
    await shop.stock('LOW-B', { main: 2 })
    await shop.stock('LOW-A', { main: 0 })
    await shop.stock('FREE', {}, { policy: 'untracked' })
    const all = async (limit: number) => {
      const seen: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = unwrap(
          await shop.api.listLowStock({ limit, ...(cursor ? { cursor } : {}) }, shop.call()),
        )
        seen.push(...page.items.map(({ sku, level, available }) => `${level} ${sku} ${available}`))
        cursor = page.next
        if (!cursor) return seen
      }
    }
    const seen = await all(97)
    assert.deepEqual(await all(30), seen)
    assert.deepEqual(
      seen.filter(line => line.includes('LOW-')),
      ['none LOW-A 0', 'few LOW-B 2'],
    )
    assert.equal(
      seen.some(line => line.includes('FREE')),
      false,
    )
    const levels = seen.map(line => line.split(' ')[0])
    assert.deepEqual(levels, levels.toSorted().toReversed(), 'none before few')
    assert.deepEqual(unwrap(await shop.api.getStockSummary({}, shop.call())), {
      soldOut: levels.filter(level => level === 'none').length,
      few: levels.filter(level => level === 'few').length,
    })
    const few = unwrap(await shop.api.listLowStock({ level: 'few', limit: 1 }, shop.call()))
    assert.equal(few.items[0]?.level, 'few')
  })
})

describe('who did it', () => {
  it('is known of policies and locations, and of every movement', async () => {
    await shop.stock('KNOWN', { main: 1 }, { safetyStock: 1 })
    unwrap(await shop.api.putItem({ sku: 'KNOWN', policy: 'backorder', backorderLimit: 3 }, shop.call()))
    const { items } = unwrap(await shop.api.listInventoryAudit({ entity: 'KNOWN' }, shop.call()))
    assert.deepEqual(
      items.map(({ actor, action, before, after }) => [actor, action, before, after]),
      [
        [
          'key:test',
          'item.put',
          { policy: 'track', safetyStock: 1, backorderLimit: 0 },
          { policy: 'backorder', safetyStock: 0, backorderLimit: 3 },
        ],
        ['key:test', 'item.put', null, { policy: 'track', safetyStock: 1, backorderLimit: 0 }],
      ],
    )
    const places = unwrap(await shop.api.listInventoryAudit({ entity: 'main' }, shop.call()))
    assert.equal(places.items[0]?.action, 'location.put')
  })
})
