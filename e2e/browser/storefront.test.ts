import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { bankOf } from './bank-of.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { cards, fillAddress, intoCheckout, payByCard } from './storefront-steps.ts'

const { shop, skip, visit } = await shopInBrowser({ after })

describe('the storefront in a browser', { skip }, () => {
  it('speaks German and is dark for whoever chose that, from the first byte', async () => {
    await visit({ colorScheme: 'light' }, async ({ page }) => {
      await page.goto('/products/kelda-mug')
      await page.getByRole('link', { name: 'Deutsch' }).click()
      await page.getByRole('button', { name: 'In die Tasche' }).waitFor()
      await page.getByRole('link', { name: 'Dunkel' }).click()
      const answer = await page.goto('/products/kelda-mug')
      assert.match((await answer?.text()) ?? '', /<html lang="de" data-theme="dark">/)
      assert.equal(
        await page.evaluate(`getComputedStyle(document.documentElement).backgroundColor`),
        'rgb(26, 22, 20)',
      )
    })
  })

  it('sells to a guest: bag, address, delivery, card, and a timeline that goes on', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await intoCheckout(page)
      await fillAddress(page)
      await payByCard(page, cards.good)
      await page.waitForURL(/\/orders\/ord_/)
      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
      await page.getByText('Order placed').waitFor()
      await page.getByText('This list goes on by itself.').waitFor()
      assert.equal(await page.locator('[data-count]').isVisible(), false)
    })
  })

  it('sells without script: forms there, the page of the bank, and back', async () => {
    await visit({ bank: await bankOf(shop), javaScriptEnabled: false }, async ({ page }) => {
      await page.goto('/products/tove-espresso-cup')
      await page.getByRole('button', { name: 'Add to bag' }).click()
      await page.waitForURL(/\/cart$/)
      await page.getByRole('button', { name: 'Checkout' }).click()
      await fillAddress(page)
      await page.getByRole('button', { name: /^Pay/ }).click()
      await page.waitForURL(/\/pay\//)
      await page.getByLabel('Card number').fill(cards.good)
      await page.getByLabel('Expires').fill('12 / 39')
      await page.getByLabel('Security code').fill('123')
      await page.getByRole('button', { name: 'Pay' }).click()
      await page.waitForURL(/\/orders\/ord_/)
      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    })
  })
})
