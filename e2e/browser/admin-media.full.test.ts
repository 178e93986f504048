import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { staffVisitor, told } from './admin-visit.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

describe('pictures in the administration', { skip }, () => {
  it('are uploaded, told what they show, put first, and stand in the shop; a file that is none is named', async () => {
    let slug = ''
    await visit({}, async ({ page, complaints }) => {
      await page.goto('/admin/products?q=mug')
      await page.locator('.row-link').first().click()
      slug = await page.getByLabel('Address', { exact: true }).inputValue()
      const rows = page.locator('.media-list > li')
      const before = await rows.count()
      await page.getByLabel('Pictures to upload').setInputFiles([
        { name: 'front.png', mimeType: 'image/png', buffer: pixel },
        { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
        { name: 'damaged.png', mimeType: 'image/png', buffer: Buffer.from('nothing') },
      ])
      const uploads = page.getByRole('list', { name: 'Uploads' }).getByRole('listitem')
      await uploads.filter({ hasText: 'drawing.svg' }).getByText('An SVG can hold programs').waitFor()
      await uploads.filter({ hasText: 'damaged.png' }).getByText('It is no JPEG').waitFor()
      await rows.nth(before).getByLabel('What the picture shows, in English').fill('A mug from the front')
      for (let place = before; place > 0; place -= 1)
        await rows.nth(place).getByRole('button', { name: 'Move up' }).click()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await told(page, 'Saved')
      // That the damaged file was refused is what was asked for.
      assert.match(complaints.shift()!, /422/)
    })
    const { media } = await (await fetch(`${shop.url}api/v1/products/${slug}`)).json()
    assert.match(media[0].url, /^\/media\/[0-9a-f]{40}\./)
    assert.equal(media[0].alt, 'A mug from the front')
    assert.equal((await fetch(new URL(media[0].url, shop.url))).status, 200)
  })

  it('are put in order by dragging them, and stand so in the shop', async () => {
    let slug = ''
    let wanted: string[] = []
    await visit({}, async ({ page }) => {
      await page.goto('/admin/products?q=lunch')
      await page.locator('.row-link').first().click()
      slug = await page.getByLabel('Address', { exact: true }).inputValue()
      const rows = page.locator('.media-list > li')
      await rows.nth(2).waitFor()
      const texts = async () =>
        Promise.all((await rows.all()).map(row => row.getByRole('textbox').first().inputValue()))
      const [first, second, third, ...others] = await texts()
      wanted = [third!, first!, second!, ...others]
      await rows.nth(2).scrollIntoViewIfNeeded()
      const at = async (row: number) => (await rows.nth(row).locator('.media-picture').boundingBox())!
      const [from, to] = [await at(2), await at(0)]
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
      await page.mouse.down()
      // A drag begins once the pointer has moved a little, and is over what it is moved over.
      await page.mouse.move(from.x + from.width / 2, from.y, { steps: 4 })
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 })
      await page.mouse.up()
      assert.deepEqual(await texts(), wanted)
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await told(page, 'Saved')
    })
    const { media } = await (await fetch(`${shop.url}api/v1/products/${slug}`)).json()
    assert.deepEqual(
      media.map(({ alt }: { alt: string }) => alt),
      wanted,
    )
  })
})
