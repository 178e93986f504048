import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { staffOf } from '../suites/purchase/staff.ts'
import { bankOf } from './bank-of.ts'
import { deliver } from './deliver.ts'
import { shopInBrowser } from './shop-in-browser.ts'
import { cards, fillAddress, intoCheckout, payByCard, register } from './storefront-steps.ts'

const { shop, skip, visit } = await shopInBrowser({ after }, { keepsPages: true })

/** Its page in the shop, and its identifier. */
async function buy(page: Page): Promise<string> {
  await intoCheckout(page)
  await fillAddress(page)
  await payByCard(page, cards.good)
  await page.waitForURL(/\/orders\/ord_/)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

describe('after buying, in a browser', { skip }, () => {
  it('a customer sends something back, and sees in the account how it goes on', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      await register(page)
      const id = await buy(page)
      await deliver(shop, id)
      await page.goto(`/orders/${id}`)
      await page.getByRole('link', { name: 'Send something back' }).click()
      await page.getByLabel('Kelda mug').selectOption('1')
      await page.getByLabel('Why').selectOption('damaged')
      await page.getByRole('button', { name: 'Ask for the return' }).click()
      await page.waitForURL(url => url.pathname === `/orders/${id}`)
      assert.equal(await page.getByRole('link', { name: 'Send something back' }).count(), 0)
      await page.getByRole('button', { name: 'Keep it after all' }).click()
      await page.getByText('Withdrawn').waitFor()
      await page.getByRole('link', { name: 'Send something back' }).click()
      await page.getByRole('button', { name: 'Ask for the return' }).click()
      await page.waitForURL(url => url.pathname === `/orders/${id}`)
      await page.goto('/account/returns')
      await page.locator('.row-link').first().waitFor()
      const staff = staffOf(shop)
      const { items } = await staff.get<{ items: { id: string; status: string }[] }>('returns')
      assert.equal(items[0]!.status, 'requested')
      await staff.send('POST', `returns/${items[0]!.id}/decision`, { approve: true })
      const before = await page.locator('.rows').textContent()
      await page.reload()
      assert.notEqual(await page.locator('.rows').textContent(), before)
    })
  })

  it('the timeline tells by itself what staff do, and after a break goes on where it stopped', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      const id = await buy(page)
      await page.getByText('This list goes on by itself.').waitFor()
      const shown = page.locator('[data-timeline] li')
      const before = await shown.count()
      await deliver(shop, id)
      await page.getByText('On its way').first().waitFor()
      assert.ok((await shown.count()) > before)
      // What a browser says that comes back with the number of the last entry it had.
      const told = await page.evaluate<string>(`(async () => {
        const seen = Number(document.querySelector('[data-order]').getAttribute('data-seen'))
        const stop = new AbortController()
        const answer = await fetch('/api/v1/orders/${id}/stream', {
          headers: { 'last-event-id': String(seen) }, signal: stop.signal,
        })
        let text = ''
        for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
          text += chunk
          if (text.includes('id: ' + (seen + 1))) break
        }
        stop.abort()
        return seen + ' then ' + text.match(/id: \\d+/)[0]
      })()`)
      const [seen, next] = /(\d+) then id: (\d+)/.exec(told)!.slice(1).map(Number)
      assert.equal(next, seen! + 1)
    })
  })

  it('nothing on a page keeps the browser from keeping it: back and forward show it as it was', async () => {
    await visit({ bank: await bankOf(shop) }, async ({ page }) => {
      const hindrances = await hindrancesOf(page)
      const order = `/orders/${await buy(page)}`
      await page.getByText('This list goes on by itself.').waitFor()
      for (const path of ['/', '/categories/table', '/products/kelda-mug', '/search?q=tea', '/cart', order]) {
        await page.goto(path)
        await page.goto('/offline')
        await page.goBack()
      }
      assert.deepEqual(hindrances(), [])
      await page.goto('/')
      await page.evaluate(`addEventListener('unload', () => {})`)
      await page.goto('/offline')
      await page.goBack()
      assert.deepEqual(hindrances(), ['/: UnloadHandlerExistsInMainFrame'], 'it is told of what hinders it')
    })
  })
})

type Why = { readonly type: string; readonly reason: string }

/** This browser itself keeps no pages, and says so as circumstantial; what counts is what the page has done. */
async function hindrancesOf(page: Page): Promise<() => string[]> {
  const session = await page.context().newCDPSession(page)
  const told: string[] = []
  await session.send('Page.enable')
  session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations, notRestoredExplanationsTree }) => {
    const { pathname } = new URL(notRestoredExplanationsTree?.url ?? page.url())
    for (const { type, reason } of notRestoredExplanations as Why[])
      if (type !== 'Circumstantial') told.push(`${pathname}: ${reason}`)
  })
  return () => told
}
