import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { oneProcess } from '../topologies/one-process.ts'
import { barriers, overflow } from './barriers.ts'
import { openBrowser } from './open-browser.ts'
import { visitor } from './visit.ts'

const shop = await oneProcess({ after })
const opened = await openBrowser()
const skip = 'missing' in opened && opened.missing
// Every test is skipped when there is none.
const browser = 'browser' in opened ? opened.browser : (undefined as unknown as Browser)
after(() => browser?.close())

const visit = visitor(browser, new URL(shop.url).origin)
const paths = [
  '/',
  '/categories/table',
  '/collections/blue-hour',
  '/search?q=espreso',
  '/search?q=nothing-like-it',
  '/cart',
  '/offline',
  '/products/never-made',
]

describe('pages for everyone', { skip }, () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 1280])
      it(`has no barrier and fits its window: ${colorScheme}, ${width} pixels wide`, async () => {
        await visit({ colorScheme, viewport: { width, height: 800 } }, async ({ page, complaints }) => {
          await page.goto('/')
          const product = await page.locator('a[href^="/products/"]').first().getAttribute('href')
          // The reference is long to look through, so at one width.
          for (const path of [...paths, product!, ...(width === 360 ? ['/docs'] : [])]) {
            await page.goto(path)
            assert.deepEqual(await barriers(page), [], path)
            assert.equal(await overflow(page), 0, `${path} is wider than its window`)
          }
          // That the page is missing is what was asked for.
          const missing = complaints.findIndex(complaint => complaint.includes('404'))
          if (missing >= 0) complaints.splice(missing, 1)
        })
      })
})
