import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openDb, sql } from '@stoa/platform/db'
import type { Page } from 'playwright-core'
import { settled, staffVisitor, told } from './admin-visit.ts'
import { paidOrder } from './paid-order.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)
const database = openDb({ url: shop.databaseUrl, schema: 'public', maxConnections: 1 })
shop.beforeEnd(() => database.close())
const sku = 'ML-1008-ROSE'

/** Nothing can be taken from the shelf until it ends: what an outage of a neighbour is to a checkout. */
async function outage(): Promise<{ end(): Promise<void> }> {
  await database.run(sql`create function public.away() returns trigger language plpgsql as
    $$ begin raise exception 'inventory is away'; end $$`)
  await database.run(sql`create trigger away before update on inventory.reservations for each row
    when (new.status = 'committed') execute function public.away()`)
  return {
    async end() {
      await database.run(sql`drop function public.away cascade`)
    },
  }
}

describe('work in the administration', { skip }, () => {
  it('an import says which line has what wrong with it, and makes the rest', async () => {
    const csv = [
      'slug,title,sku,price:EUR',
      'import-one,Import one,IMP-1,1250',
      'import-two,Import two,IMP-2,twelve',
      'import-three,Import three,IMP-3,900',
    ].join('\n')
    await visit({}, async ({ page }) => {
      await page.goto('/admin/imports')
      await page.getByRole('button', { name: 'Import products' }).click()
      const dialog = page.getByRole('dialog')
      const file = { name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
      await dialog.getByLabel('File').setInputFiles(file)
      await dialog.getByRole('button', { name: 'Import', exact: true }).click()
      await page.waitForURL(/\/imports\/imp_/)
      const wrong = page.getByRole('row').filter({ hasText: 'minor units' })
      await wrong.waitFor()
      assert.match((await wrong.textContent())!, /^3.*Price.*minor units, so 12\.50 is written 1250/)
      await page.getByText('Succeeded').waitFor()
      const facts = await page.locator('.facts').textContent()
      assert.match(facts!, /Products in the file3.*New2.*Left out1/)
      await page.goto('/admin/products?q=import')
      await page.getByRole('link', { name: /Import three/ }).waitFor()
      assert.equal(await page.getByRole('link', { name: /Import two/ }).count(), 0)
    })
  })

  it('a stuck checkout is shown with what went wrong, and goes on when somebody says so', async () => {
    const away = await outage()
    const { number } = await paidOrder(shop, sku, 1)
    // As if it had been tried for an hour, and would not be tried again for another.
    await database.run(sql`update orders.sagas set due_at = now() + interval '1 hour',
      since = now() - interval '1 hour', wait_until = null where status = 'running'`)
    await away.end()
    await visit({}, async ({ page }) => {
      await page.goto('/admin/operations?stuck=true')
      const row = page.getByRole('row').filter({ hasText: 'Checkout' })
      await row.waitFor()
      assert.match((await row.textContent())!, /Stuck.*Finish/)
      await row.locator('.row-link').click()
      await page.getByRole('dialog').getByText('finish failed').first().waitFor()
      await page.keyboard.press('Escape')
      await row.getByRole('button', { name: 'Try again now' }).click()
      await told(page, 'The checkout is tried again')
      await page.getByText('Nothing is stuck').waitFor()
      await page.goto(`/admin/orders?q=${number}`)
      await page.getByRole('link', { name: number }).waitFor()
    })
    const open = await database.all(sql`select 1 from orders.sagas where status not in ('done', 'undone')`)
    assert.deepEqual(open, [])
  })

  it('the home page counts what was sold, draws it, and names what runs out', async () => {
    await paidOrder(shop, sku)
    await shop.drain()
    await visit({}, async ({ page }) => {
      // What some systems call a language, and a plotting library believes.
      await page.addInitScript(
        "Object.defineProperty(navigator, 'language', { value: 'en-US@posix', configurable: true })",
      )
      await page.goto('/admin/')
      await settled(page)
      const figure = (name: string) => page.locator('.figure', { hasText: name }).locator('strong')
      const orders = Number(await figure('Orders').textContent())
      assert.ok(orders >= 2, `${orders} orders`)
      assert.match((await figure('Revenue').textContent())!, /€\d/)
      await figure('Conversion').waitFor()
      assert.equal(await page.locator('.plot canvas').count(), 2)
      await page.getByRole('heading', { name: 'Top products' }).waitFor()
      await page.getByRole('link', { name: /orders to send/ }).click()
      await page.waitForURL(/fulfilment=unfulfilled/)
      await page.locator('.row-link').first().waitFor()
    })
  })

  it('what was undone is as it was, in the window and in the shop', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/admin/products?q=mug&status=published')
      await page.locator('.row-link').first().click()
      await page.getByLabel('Address', { exact: true }).waitFor()
      const slug = await page.getByLabel('Address', { exact: true }).inputValue()
      const seen = async () => (await fetch(`${shop.url}api/v1/products/${slug}`)).status
      await page.getByRole('button', { name: 'Unpublish' }).click()
      await told(page, 'Back to draft')
      assert.equal(await seen(), 404)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('button', { name: 'Unpublish' }).waitFor()
      assert.equal(await seen(), 200)
    })
  })

  it('two people who edit a promotion keep what each changed', async () => {
    await visit({}, async ({ page, complaints }) => {
      await page.goto('/admin/promotions')
      await page.locator('.row-link').first().click()
      const other = await page.context().newPage()
      const name = (of: Page) => of.getByLabel('Name for staff')
      await name(page).waitFor()
      await other.goto(page.url())
      await name(other).fill('Their name')
      await other.getByLabel('For buyers (de)').fill('Von ihnen')
      await other.getByRole('button', { name: 'Save', exact: true }).click()
      await told(other, 'Saved')
      await name(page).fill('My name')
      await page.getByLabel('For buyers (en)').fill('From me')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: /Somebody else saved/ })
      assert.match((await dialog.textContent())!, /Their name.*My name.*For buyers \(de\).*Von ihnen/s)
      await dialog.getByLabel(/Yours/).check()
      await dialog.getByRole('button', { name: 'Save the result' }).click()
      await told(page, 'Saved, with both changes')
      await other.reload()
      assert.equal(await name(other).inputValue(), 'My name')
      assert.equal(await other.getByLabel('For buyers (en)').inputValue(), 'From me')
      assert.equal(await other.getByLabel('For buyers (de)').inputValue(), 'Von ihnen')
      await other.close()
      // That the first attempt was refused is what was asked for.
      assert.match(complaints.shift()!, /412/)
    })
  })

  it('two people who edit a category keep what each changed', async () => {
    await visit({}, async ({ page, complaints }) => {
      const other = await page.context().newPage()
      const open = async (of: Page) => {
        await of.goto('/admin/categories')
        await of
          .getByRole('listitem')
          .filter({ hasText: 'cups' })
          .getByRole('button', { name: 'Edit' })
          .click()
        await of.getByRole('dialog').getByLabel('Title').waitFor()
      }
      await open(page)
      await open(other)
      await other.getByRole('dialog').getByLabel('Title').fill('Cups and beakers')
      await other.getByRole('button', { name: 'Save' }).click()
      await told(other, 'Saved')
      await page.getByRole('dialog').getByLabel('Below').selectOption({ label: 'Living' })
      await page.getByRole('button', { name: 'Save' }).click()
      const dialog = page.getByRole('dialog', { name: /Somebody else saved/ })
      assert.match((await dialog.textContent())!, /both changes fit together.*Cups and beakers/s)
      await dialog.getByRole('button', { name: 'Save the result' }).click()
      await told(page, 'Saved, with both changes')
      await page.getByText('Cups and beakers').waitFor()
      await other.close()
      assert.match(complaints.shift()!, /412/)
    })
  })
})
