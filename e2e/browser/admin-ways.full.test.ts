import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, describe, it } from 'node:test'
import { settled, staffVisitor, told } from './admin-visit.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)

describe('ways about the administration', { skip }, () => {
  it('a search from anywhere leads to a product', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/orders')
      await settled(page)
      await page.keyboard.press('Control+k')
      await page.getByLabel('Search products, orders, customers and screens').fill('kelda mug')
      await page
        .getByRole('option', { name: /Kelda mug/ })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Kelda mug' }).waitFor()
    })
  })

  it('the keyboard goes to a list, down its rows, and into one', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/')
      await settled(page)
      await page.keyboard.press('g')
      await page.keyboard.press('p')
      await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor()
      const second = page.locator('tbody .row-link').nth(1)
      await second.waitFor()
      const title = (await second.innerText()).split('\n')[0]!
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    })
  })

  it('filters are kept under a name, and are there after the next start', async () => {
    await visit({}, async ({ page }) => {
      const views = page.getByRole('navigation', { name: 'Views' })
      await page.goto('/admin/products?q=mug')
      await views.getByRole('button', { name: 'Save view' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('Mugs')
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
      await page.goto('/admin/products')
      await views.getByRole('button', { name: 'Mugs' }).click()
      await page.waitForURL(/[?&]q=mug/)
      await views.getByRole('button', { name: 'Remove the view Mugs' }).click()
      await views.getByRole('button', { name: 'Mugs' }).waitFor({ state: 'detached' })
    })
  })

  it('a product is looked at as the shop will show it, and goes live at an hour of its own', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/products/new')
      await page.getByLabel('Title', { exact: true }).fill('Later lamp')
      await page.getByLabel('Price of LATER-LAMP in EUR').fill('80')
      await page.getByRole('button', { name: 'Create' }).click()
      await told(page, 'Created as a draft')
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByRole('dialog').getByRole('heading', { name: 'Later lamp' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Schedule' }).click()
      await page.getByLabel('Goes live').fill('2049-12-24T18:00')
      await page.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click()
      await told(page, 'Scheduled')
      await page.goto('/admin/products')
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Scheduled' }).click()
      await page.getByRole('link', { name: 'Later lamp' }).waitFor()
    })
    assert.equal((await fetch(`${shop.url}products/later-lamp`)).status, 404)
  })

  it('a promotion shows what a cart would cost with it before it is saved', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/promotions/new')
      await page.getByLabel('Name for staff').fill('A tenth')
      await page.getByLabel('Percent').fill('10')
      await page.getByLabel('A cart of two each').fill('ML-101-CHALK')
      const saved = page.getByRole('row', { name: /Buyers save/ })
      await saved.getByText('€4.80').waitFor()
    })
  })

  it('a campaign gets a budget and a promotion, and shows both', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/campaigns/new')
      await page.getByLabel('Name for staff').fill('Late autumn')
      await page.getByLabel('Kind of budget').selectOption({ label: 'An amount to give away' })
      await page.getByLabel('To give away in EUR').fill('750')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('€0.00 of €750.00').waitFor()
      await page.goto('/admin/promotions')
      await page.getByRole('link', { name: /A little something off/ }).click()
      await page.getByLabel('Campaign').selectOption({ label: 'Late autumn' })
      await page.getByRole('button', { name: 'Save' }).click()
      await told(page, 'Saved')
      await page.goto('/admin/campaigns')
      await page.getByRole('link', { name: /Late autumn/ }).click()
      await page.getByRole('link', { name: /A little something off/ }).waitFor()
    })
  })

  it('products leave as a file that can come back', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/imports')
      const begun = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Export as CSV' }).click()
      const text = await readFile(await (await begun).path(), 'utf8')
      assert.match(text, /^slug,/)
      assert.match(text, /ML-101-CHALK/)
      assert.ok(text.split('\n').length > 600, 'a line for each variant')
    })
  })
})
