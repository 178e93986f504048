import type { Ending } from '@stoa/platform/testing'
import type { Browser } from 'playwright-core'
import { oneProcess } from '../topologies/one-process.ts'
import { openBrowser } from './open-browser.ts'
import { visitor } from './visit.ts'

/** A shop of its own and a browser for its visitors; without a browser `skip` says why there is none. */
export async function shopInBrowser(t: Ending, { keepsPages = false } = {}) {
  const shop = await oneProcess(t)
  const opened = await openBrowser({ keepsPages })
  const skip = 'missing' in opened && opened.missing
  // Every test is skipped when there is none.
  const browser = 'browser' in opened ? opened.browser : (undefined as unknown as Browser)
  t.after(() => browser?.close())
  return { shop, browser, skip, visit: visitor(browser, new URL(shop.url).origin) }
}
