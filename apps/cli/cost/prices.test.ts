import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPrices } from './prices.ts'

const { file, find } = loadPrices()

test('every group names its page and the day it was read', () => {
  for (const { name, source, asOf, prices } of file.groups) {
    assert.match(source, /^https:\/\/aws\.amazon\.com\//, name)
    assert.match(asOf, /^\d{4}-\d{2}-\d{2}$/, name)
    assert.ok(
      Object.values(prices).every(usd => usd > 0),
      name,
    )
  }
})

test('every Graviton sibling has a price of its own and is the cheaper one', () => {
  for (const [x86, arm] of Object.entries(file.gravitonSibling)) {
    const group = x86.startsWith('db.') ? 'rds' : 'ec2'
    const [from, to] = [find(`${group}.${x86}`), find(`${group}.${arm}`)]
    assert.ok(from && to && to.usd < from.usd, `${x86} to ${arm}`)
  }
})

test('a node on Spot costs the on-demand price less the discount', () => {
  assert.equal(find('ec2.m7g.large.spot')?.usd, 0.0816 * 0.4)
})
