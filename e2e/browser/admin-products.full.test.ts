import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { staffVisitor, told } from './admin-visit.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await told(page, 'Saved')
}
const openFirst = async (page: Page, search: string) => {
  await page.goto(`/admin/products?q=${search}`)
  await page.locator('.row-link').first().click()
  await page.getByLabel('Title', { exact: true }).waitFor()
}
const anyPicture = async (): Promise<string> => {
  const { items } = await (await fetch(`${shop.url}api/v1/products?limit=1`)).json()
  return items[0].image.url
}
const priceInShop = async (slug: string): Promise<string> =>
  (await (await fetch(`${shop.url}products/${slug}`)).text()).replaceAll('\u00a0', ' ')

describe('products in the administration', { skip }, () => {
  it('are made with variants and a picture, and stand in the shop once published', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/products/new')
      await page.getByLabel('Title', { exact: true }).fill('Test jug')
      await page.getByRole('button', { name: 'Add an option' }).click()
      await page.getByLabel('Name of the option in English').fill('Colour')
      for (const colour of ['Sand', 'Slate']) {
        await page.getByLabel('Add a value').fill(colour)
        await page.getByLabel('Add a value').press('Enter')
      }
      await page.getByRole('button', { name: 'Make all 2 variants' }).click()
      await page.getByLabel('Price of TEST-JUG in EUR').fill('42.50')
      await page.getByLabel('Price of TEST-JUG-SLATE in EUR').fill('45')
      await page.getByLabel('Address of a picture').fill(await anyPicture())
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByRole('button', { name: 'Create' }).click()
      await told(page, 'Created as a draft')
      await page.getByRole('button', { name: 'Publish' }).click()
      await told(page, /^Published/)
    })
    await shop.drain()
    const html = await priceInShop('test-jug')
    assert.match(html, /Test jug/)
    assert.match(html, /42[.,]50/)
    assert.match(html, /Slate/)
  })

  it('show a new price in the shop', async () => {
    let slug = ''
    await visit({}, async ({ page }) => {
      await openFirst(page, 'mug')
      slug = await page.getByLabel('Address', { exact: true }).inputValue()
      for (const field of await page.getByLabel(/in EUR$/).all()) await field.fill('123.45')
      await save(page)
    })
    await shop.drain()
    assert.match(await priceInShop(slug), /123[.,]45/)
  })

  it('that two people edit keep what each changed, and ask about what both did', async () => {
    await visit({}, async ({ page, complaints }) => {
      const other = await page.context().newPage()
      await openFirst(page, 'vase')
      await other.goto(page.url())
      await page.getByLabel('Title', { exact: true }).fill('My title')
      await page.getByLabel('Tax category').fill('reduced')
      await other.getByLabel('Title', { exact: true }).fill('Their title')
      await other.getByLabel('Subtitle').fill('Their subtitle')
      await save(other)
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: /Somebody else saved/ })
      assert.match((await dialog.textContent())!, /Their title.*My title/s)
      assert.equal(await dialog.getByRole('radio').count(), 2)
      await dialog.getByLabel(/Yours/).check()
      await dialog.getByRole('button', { name: 'Save the result' }).click()
      await told(page, 'Saved, with both changes')
      await other.reload()
      assert.equal(await other.getByLabel('Title', { exact: true }).inputValue(), 'My title')
      assert.equal(await other.getByLabel('Subtitle').inputValue(), 'Their subtitle')
      assert.equal(await other.getByLabel('Tax category').inputValue(), 'reduced')
      // That the first attempt was refused is what was asked for.
      assert.match(complaints.shift()!, /412/)
    })
  })

  it('are edited by the dozen, and the edit is taken back', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/products?q=cup')
      const rows = page.locator('tbody tr:has(.row-link)')
      await rows.first().waitFor()
      for (const index of [0, 1]) await rows.nth(index).getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Unpublish' }).click()
      await told(page, '2 products back to draft')
      await page.getByText('Draft', { exact: true }).nth(1).waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Draft', { exact: true }).first().waitFor({ state: 'detached' })
    })
  })
})
