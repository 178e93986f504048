import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openDb, sql } from '@stoa/platform/db'
import type { Page } from 'playwright-core'
import { staffVisitor, told } from './admin-visit.ts'
import { paidOrder } from './paid-order.ts'
import { shopInBrowser } from './shop-in-browser.ts'

const { shop, browser, skip } = await shopInBrowser({ after })
const visit = staffVisitor(browser, shop)

/** Events of the catalogue, as if what is recommended could not have handled them. */
async function park(count: number, after = 0): Promise<void> {
  const db = openDb({ url: shop.databaseUrl, schema: 'public', maxConnections: 1 })
  await db.run(sql`
    insert into recommendations.dead_letters (consumer, source, event_id, event, state, attempts, error,
                                              first_failed_at, last_failed_at, next_attempt_at)
    select 'products', 'catalog', id,
           json_build_object('id', id, 'type', type, 'schemaVersion', schema_version, 'aggregateId', aggregate_id,
             'aggregateVersion', aggregate_version, 'occurredAt', '2026-01-01T00:00:00.000Z',
             'channel', channel, 'data', data),
           'parked', 8, 'Error: the catalogue was away', now(), now(), now()
      from (select * from catalog.feed where type = 'catalog.product-published'
             order by position desc limit ${count} offset ${after}) as event`)
  await db.close()
}

/** A colleague has discarded one meanwhile. */
async function decidedElsewhere(): Promise<void> {
  const db = openDb({ url: shop.databaseUrl, schema: 'public', maxConnections: 1 })
  await db.run(
    sql`delete from recommendations.dead_letters where id = (select max(id) from recommendations.dead_letters)`,
  )
  await db.close()
}

describe('dead letters in the administration', { skip }, () => {
  it('are counted at home, looked into, redriven or discarded, until every event was handled', async () => {
    await park(2)
    await visit({}, async ({ page }) => {
      await page.goto('/admin/')
      await page.getByRole('link', { name: '2 events were not handled' }).click()
      const rows = page.getByRole('table', { name: 'dead letters' }).locator('tbody tr')
      await rows.nth(1).waitFor()
      await rows.first().getByRole('button', { name: 'Redrive' }).click()
      await told(page, '1 event is tried again')
      await rows.nth(1).waitFor({ state: 'detached' })
      await rows.first().locator('.row-link').click()
      const letter = page.getByRole('dialog', { name: 'catalog.product-published' })
      await letter.getByText('Error: the catalogue was away').waitFor()
      await letter.getByRole('button', { name: 'Discard' }).click()
      const sure = page.getByRole('dialog', { name: 'Discard the event?' })
      await sure.getByRole('button', { name: 'Discard' }).click()
      await told(page, '1 event is discarded')
      await page.getByRole('heading', { name: 'Every event was handled' }).waitFor()
    })
  })

  it('are redriven together, with what became of each: whoever was refused is tried again', async () => {
    await park(7, 2)
    let calls = 0
    await visit({}, async ({ page, complaints }) => {
      await page.goto('/admin/dead-letters')
      const rows = page.getByRole('table', { name: 'dead letters' }).locator('tbody tr')
      await rows.nth(6).waitFor()
      await page.getByLabel('Consumer', { exact: true }).selectOption('recommendations/products')
      // The first call is refused, as if the service had just gone away.
      await page.route('**/redrive', route =>
        calls++ === 0
          ? route.fulfill({ status: 503, json: { detail: 'away for a moment' } })
          : route.continue(),
      )
      await page.getByRole('button', { name: 'Redrive all of this consumer' }).click()
      const refused = page.getByRole('dialog', { name: '0 of 7 events are tried again' })
      await refused.getByText('7 of 7, 7 failed').waitFor()
      const results = page.getByRole('list', { name: 'Result of each event' }).getByRole('listitem')
      assert.match((await results.first().textContent())!, /away for a moment.*Failed/)
      await decidedElsewhere()
      await refused.getByRole('button', { name: 'Try the 7 failed again' }).click()
      const run = page.getByRole('dialog', { name: '6 of 7 events are tried again' })
      await run.getByText('7 of 7, 1 failed').waitFor()
      assert.equal(await results.filter({ hasText: 'Tried again' }).count(), 6)
      assert.match((await results.first().textContent())!, /not parked any more.*Failed/)
      assert.equal(calls, 2)
      await run.getByRole('button', { name: 'Close' }).last().click()
      await page.getByRole('heading', { name: 'Every event was handled' }).waitFor()
      // That one was refused is what was asked for.
      assert.match(complaints.shift()!, /503/)
    })
  })
})

/** How an element of the e-mail looks, as the page sees it that put it there. */
const lookOf = (page: Page, element: string): Promise<string[]> =>
  page.evaluate(`(() => {
    const mail = document.querySelector('iframe').contentDocument
    const { fontSize, color } = getComputedStyle(mail.querySelector('${element}'))
    return [fontSize, color]
  })()`)

describe('e-mails in the administration', { skip }, () => {
  it('are shown as they look and as plain text', async () => {
    const { number } = await paidOrder(shop, 'ML-1008-ROSE', 1)
    await shop.drain()
    await visit({}, async ({ page }) => {
      await page.goto('/admin/notifications')
      await page.getByRole('button', { name: `Your order ${number}` }).click()
      const dialog = page.getByRole('dialog', { name: `Your order ${number}` })
      const heading = dialog.frameLocator('iframe').getByRole('heading', { level: 1 })
      await heading.waitFor()
      assert.equal((await lookOf(page, 'h1'))[0], '24px')
      await dialog.getByRole('button', { name: 'As plain text' }).click()
      await dialog.locator('pre', { hasText: number }).waitFor()
    })
  })

  it('run nothing, load nothing and lead nowhere, whatever is in them', async () => {
    const html = `<style>@import url(https://evil.example/a.css); p { color: rgb(1, 2, 3); background: url(https://evil.example/b.png) }</style>
      <meta http-equiv="refresh" content="0;url=https://evil.example/"><script>parent.hacked = 1</script>
      <img src="https://evil.example/c.png" onerror="parent.hacked = 1"><iframe src="https://evil.example/"></iframe>
      <form action="https://evil.example/"><button>Go</button></form>
      <p style="font-size: 31px; background-image: url(https://evil.example/d.png)">Hello</p>
      <a href="https://evil.example/" ping="https://evil.example/">A link</a>`
    await visit({}, async ({ page }) => {
      await page.route('**/preview', route =>
        route.fulfill({ json: { subject: 'Trouble', html, text: 'Hello', language: 'en' } }),
      )
      await page.goto('/admin/notifications')
      await page.locator('.row-link').first().click()
      const mail = page.getByRole('dialog', { name: 'Trouble' }).frameLocator('iframe')
      await mail.getByText('Hello').waitFor()
      // What the visit complains of at its end: a script, a request elsewhere, a word of the policy.
      assert.deepEqual(await lookOf(page, 'p'), ['31px', 'rgb(1, 2, 3)'])
      await mail.getByText('A link').click()
      assert.equal(
        await mail.locator('script, meta[http-equiv=refresh], img[src], iframe, form, a[href]').count(),
        0,
      )
      assert.equal(await page.evaluate('window.hacked'), undefined)
    })
  })
})
