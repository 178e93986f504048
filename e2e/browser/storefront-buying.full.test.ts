import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { bankOf } from './bank-of.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { cards, fillAddress, intoCheckout, payByCard, register } from './storefront-steps.ts'

const { shop, skip, visit } = await shopInBrowser({ after })
const bought = async (page: Page) => {
  await page.waitForURL(/\/orders\/ord_/)
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
}

describe('buying in a browser', { skip }, () => {
  it('3-D Secure: the bank asks, the buyer confirms, the order stands', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await intoCheckout(page)
      await fillAddress(page)
      await payByCard(page, cards.secure)
      await page.waitForURL(/\/secure\//)
      await page.getByRole('button').first().click()
      await bought(page)
    })
  })

  it('a declined card is told where it was entered, and another one pays', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await intoCheckout(page)
      await fillAddress(page)
      await payByCard(page, cards.declined)
      await page.getByRole('alert').getByText('The payment was declined').waitFor()
      await payByCard(page, cards.good)
      await bought(page)
    })
  })

  it('out of stock during the checkout: nothing is charged, and the bag says which line', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await intoCheckout(page, 'sund-teapot')
      await fillAddress(page)
      await soldOut('sund-teapot')
      await payByCard(page, cards.good)
      await page.getByRole('alert').waitFor()
      await page.goto('/cart')
      await page.locator('.line .wrong').waitFor()
      assert.equal(await page.getByRole('button', { name: 'Checkout' }).isEnabled(), false)
    })
  })

  it('the keyboard alone buys', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await page.goto('/products/kelda-mug')
      await pressOn(page, 'Add to bag')
      await page.getByRole('dialog').getByRole('link', { name: 'Kelda mug' }).waitFor()
      await pressOn(page, 'Checkout')
      await page.waitForURL(/\/checkout\/chk_/)
      const typed = ['ada@example.com', '', 'Ada L.', '', 'Market 1', '', '10119', 'Berlin']
      await tabTo(page, 'E-mail')
      for (const text of typed) {
        if (text) await page.keyboard.type(text)
        await page.keyboard.press('Tab')
      }
      await pressOn(page, 'On to delivery')
      await page.waitForURL(/step=delivery/)
      await pressOn(page, 'On to payment')
      await page.waitForURL(/\/checkout\/chk_[a-z0-9]+$/)
      await page.frameLocator('iframe').getByLabel('Card number').waitFor()
      await tabTo(page, 'Card')
      for (const text of [cards.good, '1239', '123']) {
        await page.keyboard.press('Tab')
        await page.keyboard.type(text)
      }
      await page.keyboard.press('Enter')
      await bought(page)
    })
  })

  it('a voucher and a gift card that are not taken say why beside them, and go away again', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await intoCheckout(page)
      await fillAddress(page)
      const pay = page.getByRole('button', { name: /^Pay/ })
      await page.getByText('Vouchers and credit').click()
      await page.getByLabel('Voucher code').fill('NOPE')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByText('is not a code of ours').waitFor()
      assert.equal(await pay.isDisabled(), true)
      await page.getByRole('button', { name: 'Remove NOPE' }).click()
      await page.getByText('is not a code of ours').waitFor({ state: 'detached' })
      await page.getByText('Vouchers and credit').click()
      await page.getByLabel('Gift card code').fill('GIFT-NOPE-1234')
      await page.getByRole('button', { name: 'Use', exact: true }).click()
      await page.getByText('There is no such gift card.').waitFor()
      await page.getByRole('button', { name: 'Remove Gift card' }).click()
      await page.getByText('There is no such gift card.').waitFor({ state: 'detached' })
      assert.equal(await pay.isDisabled(), false)
    })
  })

  it('a customer signs in, a voucher takes something off, and the order stands in the account', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await register(page)
      await page.goto('/products/kelda-mug')
      await page.getByRole('button', { name: 'Add to bag' }).click()
      await page.getByRole('dialog').getByRole('link', { name: 'Kelda mug' }).waitFor()
      await page.goto('/cart')
      await page.getByLabel('Voucher code').fill('WELCOME10')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByText('applied').waitFor()
      await page.getByRole('button', { name: 'Checkout' }).click()
      await fillAddress(page)
      await payByCard(page, cards.good)
      await bought(page)
      await page.goto('/account/orders')
      assert.equal(await page.locator('.row-link').count(), 1)
    })
  })
})

/** As staff would write it off. */
async function soldOut(slug: string): Promise<void> {
  const headers = { authorization: `Bearer ${shop.apiKey}`, 'content-type': 'application/json' }
  const product = await (await fetch(`${shop.url}api/v1/products/${slug}`)).json()
  for (const { sku } of product.variants) {
    const item = await (await fetch(`${shop.url}api/v1/admin/stock/${sku}`, { headers })).json()
    for (const { locationId } of item.levels)
      await fetch(`${shop.url}api/v1/admin/stock/${sku}/adjustments`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ locationId, kind: 'counted', quantity: 0 }),
      })
  }
}

const nameOfFocus = `(() => { const a = document.activeElement
  return a.getAttribute('aria-label') ?? a.labels?.[0]?.textContent ?? a.textContent ?? '' })()`

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (
      String(await page.evaluate(nameOfFocus))
        .trim()
        .startsWith(name)
    )
      return
    await page.keyboard.press('Tab')
  }
  assert.fail(`the keyboard does not reach ${name}`)
}

async function pressOn(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}
