import assert from 'node:assert/strict'
import { availableParallelism, loadavg } from 'node:os'
import { after, describe, it } from 'node:test'
import { type Painted, paintOf } from './paint-of.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
/** What is aimed at on the slowed profile; others on the machine are allowed as much again. */
const budget = { largestMs: 1_200, blockedMs: 100 }
const slack = 2
const slowdown = 4
const visits = 5
const pages = { home: '/', category: '/categories/table', product: '/products/kelda-mug' }

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Where others take the cores, a time says how busy they are. */
function crowded(): string | false {
  const [load = 0] = loadavg()
  const most = 2 * availableParallelism()
  return (
    load > most && `the load of the machine is ${load.toFixed(1)}: times are told, and judged below ${most}`
  )
}

describe('pages on a slow machine', { skip }, () => {
  for (const [name, path] of Object.entries(pages))
    it(`${name}: the largest thing is painted within 1.2 s, and nothing blocks for 100 ms in all`, async t => {
      const busy = crowded()
      const seen: Painted[] = []
      for (let n = 0; n < visits; n++)
        seen.push(await paintOf(browser, new URL(path, shop.url).href, slowdown))
      const largestMs = Math.round(median(seen.map(({ largestMs }) => largestMs)))
      const blockedMs = Math.round(median(seen.map(({ blockedMs }) => blockedMs)))
      t.diagnostic(`medians of ${visits}: largest paint ${largestMs} ms, blocked ${blockedMs} ms`)
      if (busy) return t.skip(busy)
      assert.ok(largestMs <= slack * budget.largestMs, `${largestMs} ms`)
      assert.ok(blockedMs <= slack * budget.blockedMs, `${blockedMs} ms`)
    })
})
