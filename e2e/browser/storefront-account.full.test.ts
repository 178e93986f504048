import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { oneProcess } from '../topologies/one-process.ts'
import { bankOf } from './bank-of.ts'
import { openBrowser } from './open-browser.ts'
import { cards, intoCheckout, payByCard, register } from './storefront-steps.ts'
import { visitor } from './visit.ts'

const shop = await oneProcess({ after })
const opened = await openBrowser()
const skip = 'missing' in opened && opened.missing
// Every test is skipped when there is none.
const browser = 'browser' in opened ? opened.browser : (undefined as unknown as Browser)
after(() => browser?.close())

const visit = visitor(browser, new URL(shop.url).origin)
const address = { Name: 'Ada L.', 'Street and number': 'Market 1', Postcode: '10119', Town: 'Berlin' }

describe('the account in a browser', { skip }, () => {
  it('an address of the address book is picked in the checkout, and a new one is kept there', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await register(page)
      await page.goto('/account/addresses')
      for (const [label, value] of Object.entries(address)) await page.getByLabel(label).fill(value)
      await page.getByRole('button', { name: 'Save the address' }).click()
      await page.getByText('Market 1').waitFor()
      await intoCheckout(page)
      assert.match(await page.getByLabel('E-mail').inputValue(), /^ada\..+@example\.com$/)
      assert.equal(await page.getByLabel('Street and number').isVisible(), false)
      await page.getByLabel('Another address').check()
      for (const [label, value] of Object.entries(address)) await page.getByLabel(label).fill(value)
      await page.getByLabel('Street and number').fill('Quay 7')
      await page.getByLabel('Keep it in my address book').check()
      await page.getByRole('button', { name: 'On to delivery' }).click()
      await page.getByText('Quay 7').waitFor()
      await page.getByRole('link', { name: 'Change: Where it goes' }).click()
      await page.getByLabel('Market 1').check()
      await page.getByRole('button', { name: 'On to delivery' }).click()
      await page.getByText('Market 1').waitFor()
      await page.getByRole('button', { name: 'On to payment' }).click()
      await page.locator('.order-summary img.thumb').waitFor()
      await payByCard(page, cards.good)
      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
      await page.goto('/account/addresses')
      assert.equal(await page.locator('.rows li').count(), 2)
    })
  })

  it('a new password takes the place of the old one, which has to be known', async () => {
    await visit({}, async ({ page }) => {
      await register(page)
      const change = async (current: string) => {
        await page.goto('/account/sessions')
        await page.getByLabel('Current password').fill(current)
        await page.getByLabel('New password').fill('another horse battery')
        await page.getByRole('button', { name: 'Save the password' }).click()
      }
      await change('not the password at all')
      await page.getByRole('alert').getByText('This is not the current password.').waitFor()
      await change('correct horse battery')
      await page.getByText('The password is changed. Please sign in with it.').waitFor()
    })
  })
})
