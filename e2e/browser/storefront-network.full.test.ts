import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { shopInBrowser } from './shop-in-browser.ts'

const { skip, visit } = await shopInBrowser({ after })
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
