import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { personalPages, sharedPages } from '../../apps/storefront/pages.ts'
import { bankOf } from './bank-of.ts'
import { barriers, overflow } from './barriers.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { cards, fillAddress, intoCheckout, payByCard, register } from './storefront-steps.ts'

const { shop, skip, visit } = await shopInBrowser({ after })
const everyone = [
  '/',
  '/categories/table',
  '/collections/blue-hour',
  '/search?q=espreso',
  '/search?q=nothing-like-it',
  '/products/kelda-mug',
  '/cart',
  '/offline',
  '/orders/find',
  '/alerts?sku=none&problem=email_required',
  '/alerts/confirm?token=none',
  '/unsubscribe?token=none',
  '/account/sign-in?problem=invalid_credentials',
  '/account/register',
  '/account/reset',
  '/account/verify?token=none',
  '/products/never-made',
]
const rooms = ['', '/orders', '/returns', '/addresses', '/addresses/new', '/sessions', '/data']
const owners = rooms.map(path => `/account${path}`)
/** No pages, or such as lead to another at once. */
const others = ['/search/suggestions', '/sitemap.xml', '/robots.txt', '/sw.js', '/checkout/:id/return']
const seen = new Set<string>()

async function looked(page: Page, complaints: string[]): Promise<void> {
  const { pathname } = new URL(page.url())
  seen.add(pathname)
  assert.deepEqual(await barriers(page), [], pathname)
  assert.equal(await overflow(page), 0, `${pathname} is wider than its window`)
  // That a page is missing, or a form is not filled in, is what was asked for.
  const asked = complaints.findIndex(complaint => / (404|422) /.test(complaint))
  if (asked >= 0) complaints.splice(asked, 1)
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [360, 1280]) {
    const options = { colorScheme, viewport: { width, height: 800 } }
    describe(`${colorScheme}, ${width} pixels wide`, { skip }, () => {
      it('has no barrier and fits its window: what everybody sees', async () => {
        await visit(options, async ({ page, complaints }) => {
          for (const path of everyone) {
            await page.goto(path)
            await looked(page, complaints)
          }
        })
      })

      it('has no barrier and fits its window: bag, checkout, order', async () => {
        await visit({ ...options, bank: await bankOf(shop) }, async ({ page, complaints }) => {
          await intoCheckout(page)
          await page.getByRole('button', { name: 'On to delivery' }).click()
          await page.locator('.wrong').first().waitFor()
          await looked(page, complaints)
          await fillAddress(page)
          const payment = page.url()
          await looked(page, complaints)
          await page.goto(`${payment}?step=delivery`)
          await looked(page, complaints)
          await page.goto('/cart')
          await looked(page, complaints)
          await page.goto('/products/kelda-mug')
          await page.getByRole('link', { name: 'Bag' }).click()
          await page.getByRole('dialog').getByRole('link', { name: 'Kelda mug' }).waitFor()
          await looked(page, complaints)
          await page.goto(payment)
          await payByCard(page, cards.good)
          await page.waitForURL(/\/orders\/ord_/)
          await looked(page, complaints)
          const { pathname } = new URL(page.url())
          for (const path of [`${pathname}/return`, `/account${pathname}`]) {
            await page.goto(path)
            await looked(page, complaints)
          }
        })
      })

      it('has no barrier and fits its window: the account', async () => {
        await visit(options, async ({ page, complaints }) => {
          await register(page)
          for (const path of owners) {
            await page.goto(path)
            await looked(page, complaints)
          }
        })
      })
    })
  }

describe('what was looked at', { skip }, () => {
  it('is every page that the shop has', () => {
    const pages = Object.keys({ ...sharedPages, ...personalPages }).filter(path => !others.includes(path))
    const isSeen = (page: string) =>
      [...seen].some(path => new RegExp(`^${page.replace(/:\w+/, '[^/]+')}$`).test(path))
    assert.deepEqual(
      pages.filter(page => !isSeen(page)),
      [],
    )
  })
})
