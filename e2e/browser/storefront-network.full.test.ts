import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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
const kept = (page: Page) =>
  page.evaluate<string[]>(`navigator.serviceWorker.ready.then(async () => {
    const names = await caches.keys()
    const keys = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
    return keys.flat().map(({ url }) => new URL(url).pathname)
  })`)

describe('the storefront without a network', { skip }, () => {
  it('says so in the words of the visitor, keeps no page of theirs, and goes on when it is back', async () => {
    await visit({ locale: 'de' }, async ({ page, complaints }) => {
      await page.goto('/products/kelda-mug')
      const paths = await kept(page)
      assert.deepEqual(
        paths.filter(path => !path.startsWith('/assets/')),
        ['/offline'],
      )
      await page.context().setOffline(true)
      await page.goto('/categories/table')
      await page.getByRole('heading', { name: 'Keine Verbindung' }).waitFor()
      assert.match(page.url(), /\/categories\/table$/)
      await page.context().setOffline(false)
      await page.locator('.card').first().waitFor()
      complaints.splice(0)
    })
  })
})
