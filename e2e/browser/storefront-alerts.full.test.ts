import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { mailTo } from './admin-mail.ts'
import { barriers, overflow } from './barriers.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { register } from './storefront-steps.ts'

const { shop, skip, visit } = await shopInBrowser({ after })
const pictures = process.env.STOA_PICTURES
const slug = 'sund-teapot'
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}
const looksRight = async (page: Page, name: string) => {
  assert.deepEqual(await barriers(page), [], name)
  assert.equal(await overflow(page), 0, name)
  await picture(page, name)
}

/** In the newest mail to the one who waits. */
async function linkOf(page: 'confirm' | 'unsubscribe'): Promise<string> {
  const text = await mailTo(shop, 'waits@example.com')
  const link = new RegExp(`/(?:alerts/)?${page}\\?token=[\\w.-]+`).exec(text)?.[0]
  assert.ok(link, `no link to ${page} in ${text}`)
  return link
}

/** As staff would count it. */
async function count(quantity: number): Promise<void> {
  const headers = { authorization: `Bearer ${shop.apiKey}`, 'content-type': 'application/json' }
  const product = await (await fetch(`${shop.url}api/v1/products/${slug}`)).json()
  for (const { sku } of product.variants) {
    const item = await (await fetch(`${shop.url}api/v1/admin/stock/${sku}`, { headers })).json()
    for (const { locationId } of item.levels)
      await fetch(`${shop.url}api/v1/admin/stock/${sku}/adjustments`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ locationId, kind: 'counted', quantity }),
      })
  }
  await shop.drain()
}

describe('a product that is sold out', { skip }, () => {
  it('offers a mail when it is back, confirmed and ended by links, without script', async () => {
    await count(0)
    for (const [colorScheme, locale] of [
      ['light', 'en'],
      ['dark', 'de'],
    ] as const)
      await visit({ colorScheme, locale, viewport: { width: 360, height: 800 } }, async ({ page }) => {
        await page.goto(`/products/${slug}`)
        await page.locator('[data-back-soon]').waitFor()
        await looksRight(page, `alert-${colorScheme}-${locale}`)
      })
    await visit({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`/products/${slug}`)
      const offer = page.locator('[data-back-soon]')
      await offer.getByLabel('E-mail').fill('waits@example.com')
      await offer.getByRole('button', { name: 'Tell me when it is back' }).click()
      await page.getByRole('status').getByText('We have sent you a link').waitFor()
      await page.goto(await linkOf('confirm'))
      await page.getByRole('button', { name: 'Yes, tell me' }).click()
      await page.getByRole('status').getByText('One mail when you can buy it again').waitFor()
      await count(5)
      await page.goto(await linkOf('unsubscribe'))
      await page.getByRole('button', { name: 'No more messages' }).click()
      await page.getByRole('heading', { name: 'We do not write about it any more' }).waitFor()
    })
  })

  it('asks no address of a customer, and the form is away once it is there again', async () => {
    await count(5)
    await visit({}, async ({ page }) => {
      await page.goto(`/products/${slug}`)
      assert.equal(await page.locator('[data-back-soon]').count(), 0)
      await count(0)
      await register(page)
      await page.goto(`/products/${slug}`)
      await page.getByText('One mail to the address of your account').waitFor()
      await looksRight(page, 'alert-customer')
      await page.getByRole('button', { name: 'Tell me when it is back' }).click()
      // The address of a new account is not proved yet.
      await page.getByRole('heading', { name: 'Please look into your mailbox' }).waitFor()
      await looksRight(page, 'alert-asked')
    })
  })
})
