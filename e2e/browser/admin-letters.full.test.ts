import { after, describe, it } from 'node:test'
import { openDb, sql } from '@stoa/platform/db'
import type { Browser } from 'playwright-core'
import { oneProcess } from '../topologies/one-process.ts'
import { staffVisitor, told } from './admin-visit.ts'
import { openBrowser } from './open-browser.ts'

const shop = await oneProcess({ after })
const opened = await openBrowser()
const skip = 'missing' in opened && opened.missing
// Every test is skipped when there is none.
const browser = 'browser' in opened ? opened.browser : (undefined as unknown as Browser)
after(() => browser?.close())

const visit = staffVisitor(browser, shop)

/** Two events of the catalogue, as if what is recommended could not have handled them. */
async function park(): Promise<void> {
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
             order by position desc limit 2) as event`)
  await db.close()
}

describe('dead letters in the administration', { skip }, () => {
  it('are counted at home, looked into, redriven or discarded, until every event was handled', async () => {
    await park()
    await visit({}, async ({ page }) => {
      await page.goto('/admin/')
      await page.getByRole('link', { name: '2 events were not handled' }).click()
      const rows = page.getByRole('table', { name: 'dead letters' }).locator('tbody tr')
      await rows.nth(1).waitFor()
      await rows.first().getByRole('button', { name: 'Redrive' }).click()
      await told(page, '1 event is tried again')
      await rows.nth(1).waitFor({ state: 'detached' })
      await rows.first().getByRole('button', { name: 'Look' }).click()
      const letter = page.getByRole('dialog', { name: 'catalog.product-published' })
      await letter.getByText('Error: the catalogue was away').waitFor()
      await letter.getByRole('button', { name: 'Discard' }).click()
      const sure = page.getByRole('dialog', { name: 'Discard the event?' })
      await sure.getByRole('button', { name: 'Discard' }).click()
      await told(page, '1 event is discarded')
      await page.getByRole('heading', { name: 'Every event was handled' }).waitFor()
    })
  })
})
