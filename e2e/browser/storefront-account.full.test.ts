import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { bankOf } from './bank-of.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { cards, intoCheckout, payByCard, register } from './storefront-steps.ts'

const { shop, skip, visit } = await shopInBrowser({ after })
const address = { Name: 'Ada L.', 'Street and number': 'Market 1', Postcode: '10119', Town: 'Berlin' }

describe('the account in a browser', { skip }, () => {
  it('an address of the address book is picked in the checkout, and a new one is kept there', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await register(page)
      await page.goto('/account/addresses')
      await page.getByRole('link', { name: 'Add an address' }).click()
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
      assert.equal(await page.locator('.book li').count(), 2)
    })
  })

  it('the address book: changed, used first, removed; what is wrong stands at its field, and no script is needed', async () => {
    await visit({ javaScriptEnabled: false }, async ({ page, complaints }) => {
      await register(page)
      const add = async (line: string, more: object = {}) => {
        await page.goto('/account/addresses/new')
        const given = { ...address, 'Street and number': line, ...more }
        for (const [label, value] of Object.entries(given)) await page.getByLabel(label).fill(value)
        await page.getByRole('button', { name: 'Save the address' }).click()
      }
      await add('Market 1')
      await add('Quay 7', { Postcode: 'ten' })
      await page.getByText('This does not look like a postcode there.').waitFor()
      assert.equal(await page.getByLabel('Postcode').getAttribute('aria-invalid'), 'true')
      assert.equal(await page.getByLabel('Street and number').inputValue(), 'Quay 7')
      complaints.splice(0) // 422, as it should be.
      await page.getByLabel('Postcode').fill('20457')
      await page.getByRole('button', { name: 'Save the address' }).click()
      const first = page.locator('.book li').first()
      assert.match((await first.textContent()) ?? '', /Market 1[\s\S]*Used first/)
      await page.getByRole('button', { name: 'Use first: Ada L., Quay 7' }).click()
      await first.getByText('Quay 7').waitFor()
      await page.getByRole('link', { name: 'Edit: Ada L., Quay 7' }).click()
      await page.getByLabel('Street and number').fill('Quay 8')
      await page.getByRole('button', { name: 'Save the address' }).click()
      assert.match((await first.textContent()) ?? '', /Quay 8[\s\S]*Used first/)
      await page.goto('/products/kelda-mug')
      await page.getByRole('button', { name: 'Add to bag' }).click()
      await page.getByRole('button', { name: 'Checkout' }).click()
      assert.equal(await page.getByLabel('Quay 8').isChecked(), true)
      await page.goto('/account/addresses')
      await page.getByRole('button', { name: 'Remove Ada L., Quay 8' }).click()
      assert.equal(await page.locator('.book li').count(), 1)
    })
  })

  it('an address that was changed elsewhere meanwhile is not overwritten unseen', async () => {
    await visit({}, async ({ page, complaints }) => {
      await register(page)
      await page.goto('/account/addresses/new')
      for (const [label, value] of Object.entries(address)) await page.getByLabel(label).fill(value)
      await page.getByRole('button', { name: 'Save the address' }).click()
      const save = async (line: string) => {
        await page.getByLabel('Street and number').fill(line)
        await page.getByRole('button', { name: 'Save the address' }).click()
      }
      await page.getByRole('link', { name: /^Edit/ }).click()
      const path = page.url()
      const other = await page.context().newPage()
      await other.goto(path)
      await save('Quay 7')
      await page.getByText('Saved.').waitFor()
      await other.getByLabel('Street and number').fill('Pier 9')
      await other.getByRole('button', { name: 'Save the address' }).click()
      await other.getByRole('alert').getByText('It was changed elsewhere meanwhile.').waitFor()
      await other.getByRole('button', { name: 'Save the address' }).click()
      await other.locator('.book').getByText('Pier 9').waitFor()
      complaints.splice(0) // 409, as it should be.
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
