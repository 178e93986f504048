import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { built } from '../suites/administration.ts'
import { settled, staffVisitor } from './admin-visit.ts'
import { barriers, overflow } from './barriers.ts'
import { busyShop } from './busy-shop.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { visitor } from './visit.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)
const sku = 'ML-1008-ROSE'

/** Every screen there is, so that none is forgotten here. */
const router = readFileSync(join(import.meta.dirname, '../../apps/admin/web/router.tsx'), 'utf8')
const screens = [...router.matchAll(/^ {4}path: '([^']+)'|\bpath: '(\/)'/gm)].map(
  ([, long, short]) => long ?? short!,
)
const known: Readonly<Record<string, string>> = { '/stock/$sku': `/stock/${sku}` }

async function found(page: Page, path: string): Promise<string[]> {
  await settled(page)
  const wider = await overflow(page)
  const problems = [...(await barriers(page)), ...(wider > 0 ? [`wider than its window by ${wider}`] : [])]
  return problems.map(problem => `${path}: ${problem}`)
}

/** A screen of one thing is reached from the list of them. */
async function go(page: Page, path: string): Promise<void> {
  const address = known[path] ?? path
  const [list, one] = address.split('/$')
  await page.goto(`/admin${list}`)
  await settled(page)
  if (one === undefined) return
  await page.locator('.row-link').first().click()
  await page.waitForURL(url => url.pathname.startsWith(`/admin${list}/`))
}

describe('the administration shuts nobody out', { skip }, () => {
  before(async () => {
    await built(shop)
    await busyShop(shop, sku)
  })

  it('knows every screen', () => {
    assert.ok(screens.length >= 25, `${screens}`)
    for (const screen of screens) assert.match(screen, /^\/[a-z-]*(\/(\$[a-z]+|[a-z-]+))?$/)
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      const options = { colorScheme, viewport: { width, height: 800 } }
      it(`${colorScheme}, ${width} pixels wide: no screen has a barrier, and each fits its window`, async () => {
        await visit(options, async ({ page }) => {
          const problems: string[] = []
          for (const screen of screens) {
            await go(page, screen)
            problems.push(...(await found(page, screen)))
          }
          assert.deepEqual(problems, [])
        })
      })

      it(`${colorScheme}, ${width} pixels wide: neither have the doors`, async () => {
        await visitor(browser, new URL(shop.url).origin)(options, async ({ page }) => {
          for (const path of ['/admin/', '/admin/invitation?token=none']) {
            await page.goto(path)
            await page.getByRole('heading').first().waitFor()
            assert.deepEqual(await found(page, path), [])
          }
        })
      })
    }
})
