import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { shopInBrowser } from './shop-in-browser.ts'

const { skip, visit } = await shopInBrowser({ after })

describe('looking around in a browser', { skip }, () => {
  it('leads from the list to a product, with pictures and prices', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/categories/table')
      const cards = page.locator('.card a[href^="/products/"]')
      assert.ok((await cards.count()) >= 20)
      const title = await cards.first().textContent()
      await cards.first().click()
      await page.waitForURL(/\/products\/[a-z0-9-]+$/)
      assert.equal(await page.locator('h1').textContent(), title)
      assert.match((await page.locator('main').textContent())!, /€\s?\d|\d\s?€/)
      const drawn = await page.evaluate<boolean[]>(`Promise.all(Array.from(document.images, image => {
        image.loading = 'eager'
        return image.decode().then(() => true, () => false)
      }))`)
      assert.ok(drawn.length > 0 && drawn.every(Boolean), 'a picture is missing')
    })
  })

  it('is used with the keyboard alone, and shows where one is', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/')
      await page.keyboard.press('Tab')
      for (let presses = 0; presses < 60; presses++) {
        const at = await page.evaluate(
          `(() => { const a = document.activeElement, s = getComputedStyle(a)
            return { href: a.getAttribute('href'), seen: s.outlineStyle !== 'none' || s.boxShadow !== 'none' } })()`,
        )
        const { href, seen } = at as { href: string | null; seen: boolean }
        assert.ok(seen, `nothing shows that ${href} has the focus`)
        if (href?.startsWith('/products/')) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/products\//)
    })
  })

  it('finds by the search field, also what is spelt wrong, and says so', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/')
      await page.getByRole('searchbox').fill('tea')
      await page.locator('.suggestions a[href^="/products/"]').first().waitFor()
      await page.getByRole('searchbox').fill('espreso cup')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=espreso/)
      assert.ok((await page.locator('.card a[href^="/products/"]').count()) > 0)
    })
  })

  it('narrows a category by a choice, and the address keeps it', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/categories/cups')
      const everything = await page.locator('.card').count()
      await page.locator('.facets input[name=attributes]').first().click()
      await page.waitForURL(/attributes=/)
      const chosen = await page.locator('.card').count()
      assert.ok(chosen > 0 && chosen < everything)
      await page.reload()
      assert.equal(await page.locator('.card').count(), chosen)
    })
  })

  it('puts the chosen variant into the bag, in a drawer over the page', async () => {
    await visit({}, async ({ page }) => {
      await page.goto('/products/kelda-mug')
      await page.locator('.option', { hasText: 'Moss' }).click()
      await page.getByRole('button', { name: 'Add to bag' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByText('Moss').waitFor()
      assert.equal(await page.locator('[data-count]').textContent(), '1')
      await page.keyboard.press('Escape')
      await page.goto('/')
      assert.equal(await page.locator('[data-count]').textContent(), '1')
    })
  })
})
