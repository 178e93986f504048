import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { oneProcess } from '../topologies/one-process.ts'
import { openBrowser } from './open-browser.ts'
import { visitor } from './visit.ts'

const shop = await oneProcess({ after })
const opened = await openBrowser()
const skip = 'missing' in opened && opened.missing
// Every test is skipped when there is none.
const browser = 'browser' in opened ? opened.browser : (undefined as unknown as Browser)
after(() => browser?.close())

const visit = visitor(browser, new URL(shop.url).origin)

describe('the first page in a browser', { skip }, () => {
  it('leads from the list to a product, with pictures and prices', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/')
      const cards = page.locator('a[href^="/products/"]')
      assert.ok((await cards.count()) >= 20)
      const title = await cards.first().locator('.name').textContent()
      await cards.first().click()
      assert.match(new URL(page.url()).pathname, /^\/products\/[a-z0-9-]+$/)
      assert.equal(await page.locator('h1').textContent(), title)
      assert.match((await page.locator('main').textContent())!, /€\s?\d|\d\s?€/)
      const drawn = await page.evaluate<boolean[]>(`Promise.all(Array.from(document.images, image => {
        image.loading = 'eager'
        return image.decode().then(() => true, () => false)
      }))`)
      assert.ok(drawn.length > 0 && drawn.every(Boolean), 'a picture is missing')
    })
  })

  it('is used with the keyboard alone, and shows where one is', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/')
      await page.keyboard.press('Tab')
      for (let presses = 0; presses < 60; presses++) {
        const at = await page.evaluate(
          `(() => { const a = document.activeElement, s = getComputedStyle(a)
            return { href: a.getAttribute('href'), seen: s.outlineStyle !== 'none' || s.boxShadow !== 'none' } })()`,
        )
        const { href, seen } = at as { href: string | null; seen: boolean }
        assert.ok(seen, `nothing shows that ${href} has the focus`)
        if (href?.startsWith('/products/')) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/products\//)
    })
  })

  it('finds by the search field', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/')
      await page.getByRole('searchbox').fill('espreso cup')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=espreso/)
      assert.ok((await page.locator('a[href^="/products/"]').count()) > 0)
    })
  })
})
