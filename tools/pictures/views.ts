import type { Page } from 'playwright-core'
import { settled } from '../../e2e/browser/admin-visit.ts'
import { cards, fillAddress, intoCheckout, payByCard } from '../../e2e/browser/storefront-steps.ts'

export type View = {
  readonly name: string
  readonly dark?: boolean
  readonly phone?: boolean
  /** Of the administration: needs the link into it. */
  readonly staff?: boolean
  /** From a new browser to what is to be seen. */
  readonly show: (page: Page) => Promise<unknown>
}

const at = (path: string) => (page: Page) => page.goto(path, { waitUntil: 'networkidle' })
const screen = (path: string) => async (page: Page) => {
  await page.goto(path)
  await settled(page)
}

async function ordered(page: Page): Promise<void> {
  await intoCheckout(page)
  await fillAddress(page)
  await payByCard(page, cards.good)
  await page.waitForURL(/\/orders\//)
}

async function paying(page: Page): Promise<void> {
  await intoCheckout(page)
  await fillAddress(page)
  await page.frameLocator('iframe').getByLabel('Card number').waitFor()
}

async function firstOf(page: Page, path: string): Promise<void> {
  await screen(path)(page)
  await page.locator('main table tbody a').first().click()
  await page.getByRole('link', { name: /^Back to/ }).waitFor()
  await settled(page)
}

/** The screens that a visitor of the repository should see, in both themes and at both widths. */
export const views: readonly View[] = [
  { name: 'home', show: at('/') },
  { name: 'home-dark', dark: true, show: at('/') },
  { name: 'home-phone', phone: true, dark: true, show: at('/') },
  { name: 'category', show: at('/categories/table') },
  { name: 'search-phone', phone: true, show: at('/search?q=mug') },
  { name: 'product', show: at('/products/kelda-mug') },
  { name: 'product-dark', dark: true, show: at('/products/folio-briefcase') },
  { name: 'product-phone', phone: true, show: at('/products/bodil-sugar-bowl') },
  { name: 'checkout', show: paying },
  { name: 'checkout-phone', phone: true, dark: true, show: paying },
  { name: 'order', show: ordered },
  { name: 'admin-home', staff: true, show: screen('/admin/') },
  { name: 'admin-orders', staff: true, show: screen('/admin/orders') },
  { name: 'admin-order-dark', staff: true, dark: true, show: page => firstOf(page, '/admin/orders') },
  { name: 'admin-products', staff: true, show: screen('/admin/products') },
  { name: 'admin-product', staff: true, show: page => firstOf(page, '/admin/products') },
  { name: 'admin-phone', staff: true, phone: true, show: screen('/admin/orders') },
]
